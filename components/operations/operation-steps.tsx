'use client'

import { useNow } from '@/components/live/use-now'
import { Duration } from '@/components/state/quantity'
import { StateIcon } from '@/components/state/state-badge'
import type { Operation, OperationStep } from '@/lib/contracts/operations'
import { cn } from '@/lib/utils/cn'

/** The steps of an operation as they happen, and at the end how it ended. */
export function OperationSteps({ operation, className }: { operation: Operation; className?: string }) {
  return (
    <div className={cn('grid grid-cols-1 gap-3', className)}>
      <ol className="grid grid-cols-1 gap-2">
        {operation.steps.map((step) => (
          <li key={step.name} className="flex items-center gap-2 text-sm">
            <StateIcon state={step.state} />
            <span className={cn('min-w-0 flex-1 truncate', isQuiet(step) && 'text-muted-foreground')}>{step.name}</span>
            <StepDuration step={step} />
          </li>
        ))}
      </ol>
      {operation.error ? (
        <p role="alert" className="wrap-anywhere rounded-md bg-failing-soft px-3 py-2 text-sm">
          <span className="font-medium">{operation.error.title}.</span> {operation.error.detail}
        </p>
      ) : null}
    </div>
  )
}

const isQuiet = (step: OperationStep) => step.state === 'pending' || step.state === 'skipped'

function StepDuration({ step }: { step: OperationStep }) {
  const now = useNow()
  if (step.startedAt === null) return null
  const end = step.finishedAt === null ? now : Date.parse(step.finishedAt)
  return (
    <span suppressHydrationWarning>
      <Duration valueMs={Math.max(0, end - Date.parse(step.startedAt))} className="text-muted-foreground text-xs" />
    </span>
  )
}
