'use client'

import { Ellipsis, Lock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import type { Service } from '@/lib/contracts/services'

/** The button of a service's menu; a lock where the console must not touch it. */
export function ServiceActions({ service }: { service: Service }) {
  if (service.isOneShot || service.image === null) return null
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
