'use client'

import { Play, RotateCw, Square } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { ConfirmContent } from '@/components/confirm/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { Service } from '@/lib/contracts/services'
import { isRunning } from './is-running'
import { type ServiceChange, useChangeService } from './use-change-service'

const words = { start: 'Start', stop: 'Stop', restart: 'Restart' } as const

/** What can be done to a service. What others would lose is said before it happens. */
export function ServiceMenu({ service, trigger }: { service: Service; trigger: ReactElement }) {
  const change = useChangeService(service.name)
  const [asking, setAsking] = useState<ServiceChange | null>(null)
  const runs = isRunning(service)
  const ask = (next: ServiceChange) => {
    change.reset()
    setAsking(next)
  }
  // A start takes nothing from anybody: it is asked about only when it was refused.
  const start = () => change.mutate('start', { onError: () => setAsking('start') })
  return (
    <>
      <DropdownMenu defaultOpen>
        <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {runs ? (
            <>
              <DropdownMenuItem onSelect={() => ask('restart')}>
                <RotateCw aria-hidden />
                Restart…
              </DropdownMenuItem>
              <DropdownMenuItem tone="danger" onSelect={() => ask('stop')}>
                <Square aria-hidden />
                Stop…
              </DropdownMenuItem>
            </>
          ) : (
            <DropdownMenuItem onSelect={start}>
              <Play aria-hidden />
              Start
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={asking !== null} onOpenChange={(open) => (open ? undefined : setAsking(null))}>
        {asking ? (
          <ConfirmContent
            title={`${words[asking]} ${service.name}?`}
            description={explain(asking, service.dependents.length)}
            action={`${words[asking]} ${service.name}`}
            variant={asking === 'stop' ? 'danger' : 'primary'}
            change={change}
            onConfirm={() => change.mutate(asking, { onSuccess: () => setAsking(null) })}
          >
            {asking !== 'start' && service.dependents.length > 0 ? (
              <ul className="flex flex-wrap gap-1.5 font-mono text-sm">
                {service.dependents.map((dependent) => (
                  <li key={dependent} className="rounded-sm border bg-surface px-2 py-0.5">
                    {dependent}
                  </li>
                ))}
              </ul>
            ) : null}
          </ConfirmContent>
        ) : null}
      </Dialog>
    </>
  )
}

function explain(change: ServiceChange, dependents: number): string {
  if (change === 'start') return 'It could not be started.'
  const until =
    change === 'stop' ? 'It stays stopped until someone starts it.' : 'It is away until it is healthy again.'
  return dependents === 0
    ? `${until} No other service needs it.`
    : `${until} These need it, and fail or wait meanwhile:`
}
