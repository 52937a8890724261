import { StateBadge } from '@/components/state/state-badge'
import type { Pipeline } from '@/lib/contracts/ingestion'

type Condition = Pick<Pipeline, 'faults' | 'isPaused' | 'lastRun' | 'outdated'>

/** In one word how a pipeline fares: what it is sorted, filtered and shown by. */
export function stateOf({ faults, isPaused, lastRun, outdated }: Condition): string {
  if (faults.length > 0) return 'invalid'
  if (lastRun) return lastRun.state
  if (isPaused === null) return outdated.includes('airflow') ? 'unknown' : 'not in Airflow yet'
  return 'never ran'
}

/** The state of a pipeline's last run, and what keeps it from running. */
export function PipelineStateBadges({ pipeline }: { pipeline: Condition }) {
  const state = stateOf(pipeline)
  const isPlain = state === 'never ran' || state === 'not in Airflow yet'
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 align-middle">
      {isPlain ? (
        <span className="whitespace-nowrap text-muted-foreground">{state}</span>
      ) : (
        <StateBadge state={state} />
      )}
      {pipeline.isPaused ? <StateBadge state="paused" /> : null}
    </span>
  )
}
