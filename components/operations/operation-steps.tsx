'use client'

import { useNow } from '@/components/live/use-now'
import { Duration } from '@/components/state/quantity'
import { StateIcon } from '@/components/state/state-badge'
import type { Operation, OperationProgress, OperationStep } from '@/lib/contracts/operations'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'

/** The steps of an operation as they happen, and at the end how it ended. */
export function OperationSteps({ operation, className }: { operation: Operation; className?: string }) {
  return (
    <div className={cn('grid grid-cols-1 gap-3', className)}>
      <ol className="grid grid-cols-1 gap-2">
        {operation.steps.map((step) => (
          <li key={step.name} className="grid grid-cols-1 gap-1">
            <div className="flex items-center gap-2 text-sm">
              <StateIcon state={step.state} />
              <span className={cn('min-w-0 flex-1 truncate', isQuiet(step) && 'text-muted-foreground')}>
                {step.name}
              </span>
              <StepDuration step={step} />
            </div>
            {step.message === null ? null : (
              <p className="wrap-anywhere pl-6 text-muted-foreground text-sm">{step.message}</p>
            )}
            {step.progress === null ? null : <StepProgress name={step.name} progress={step.progress} />}
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

function StepProgress({ name, progress: { done, total, unit } }: { name: string; progress: OperationProgress }) {
  return (
    <div className="flex items-center gap-3 pl-6 text-muted-foreground text-xs">
      <progress
        aria-label={name}
        value={done}
        max={total}
        className="h-1 min-w-0 max-w-80 flex-1 appearance-none overflow-hidden rounded-full bg-surface [&::-moz-progress-bar]:bg-working [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-working"
      />
      <span data-numeric className="whitespace-nowrap">
        {formatInteger(done)} of {formatInteger(total)} {unit}
      </span>
    </div>
  )
}

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
