'use client'

import { CircleStop } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import type { Operation } from '@/lib/contracts/operations'

/** Cancels an operation, after saying what is left then. Not there where it cannot be cancelled. */
export function CancelButton({ operation }: { operation: Operation }) {
  if (operation.state !== 'running') return null
  if (operation.cancelRequestedAt !== null) {
    return <span className="text-muted-foreground text-sm">Being cancelled…</span>
  }
  if (!operation.isCancellable) return null
  const button = (
    <Button size="sm">
      <CircleStop aria-hidden />
      Cancel…
    </Button>
  )
  return (
    <OnDemand load={() => import('./cancel-dialog')} trigger={button}>
      {({ CancelDialog }) => <CancelDialog operation={operation} trigger={button} />}
    </OnDemand>
  )
}
