'use client'

import { Ellipsis, ExternalLink, Lock } from 'lucide-react'
import { useCan } from '@/components/shell/viewer-context'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import type { Service } from '@/lib/contracts/services'

/** What can be done with a service: its own pages, and the menu of what changes it. */
export function ServiceActions({ service }: { service: Service }) {
  const { name, url, startedAt } = service
  return (
    <span className="inline-flex items-center gap-1 align-middle">
      {url === null || startedAt === null ? null : (
        <Button asChild variant="ghost" size="icon-sm">
          <a href={url} target="_blank" rel="noreferrer" aria-label={`Open ${name} in a new tab`} title={`Open ${url}`}>
            <ExternalLink aria-hidden />
          </a>
        </Button>
      )}
      <ServiceChanges service={service} />
    </span>
  )
}

/** The button of a service's menu; a lock where the console must not touch it, nothing for who may not. */
function ServiceChanges({ service }: { service: Service }) {
  const mayChange = useCan('operate')
  if (!mayChange || service.isOneShot || service.image === null) return null
  if (service.isProtected) {
    return (
      <span
        className="inline-grid size-7 place-items-center text-muted-foreground"
        title="The console needs it to work. Change it with ./lakehouse on the machine."
      >
        <Lock className="size-3.5" aria-hidden />
        <span className="sr-only">Protected: the console needs it to work</span>
      </span>
    )
  }
  const trigger = (
    <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${service.name}`}>
      <Ellipsis aria-hidden />
    </Button>
  )
  return (
    <OnDemand load={() => import('./service-menu')} trigger={trigger}>
      {({ ServiceMenu }) => <ServiceMenu service={service} trigger={trigger} />}
    </OnDemand>
  )
}
