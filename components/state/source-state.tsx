import type { ReactNode } from 'react'
import { ErrorState } from './error-state'
import type { Reading } from './reading'
import { StaleBanner } from './stale-banner'

interface SourceStateProps<Data> {
  reading: Reading<Data>
  /** Who it comes from: “Airflow”. */
  source: string
  /** What went wrong when there is nothing at all: “The pipelines could not be read”. */
  failure: string
  /** What still works meanwhile. */
  stillWorks?: ReactNode
  /** In place of an error, where the source says that there is no such thing. */
  missing?: ReactNode
  /** In the shape of what comes. */
  skeleton: ReactNode
  children: (data: Data) => ReactNode
}

/** What every view of a source shows: its shape while it comes, why there is nothing, or the data, greyed with its age when it is old. */
export function SourceState<Data>({
  reading,
  source,
  failure,
  stillWorks,
  missing,
  skeleton,
  children,
}: SourceStateProps<Data>) {
  const { data, at, error, isStale, isPending, retry } = reading
  if (isPending) return skeleton
  if (missing !== undefined && error?.code === 'not_found') return missing
  if (data === null) {
    return (
      <ErrorState error={error} title={failure} {...(retry ? { onRetry: retry } : {})}>
        {stillWorks} {retry ? null : 'It is tried again by itself.'}
      </ErrorState>
    )
  }
  return (
    <div className="grid min-w-0 gap-4">
      {isStale ? <StaleBanner source={source} at={at} error={error} /> : null}
      <div
        data-stale={isStale}
        className="grid min-w-0 gap-6 transition-opacity data-[stale=true]:opacity-60 data-[stale=true]:saturate-50"
      >
        {children(data)}
      </div>
    </div>
  )
}
