import Link from 'next/link'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state'
import type { Reading } from './reading'
import { StaleBanner } from './stale-banner'

interface SourceStateProps<Data> {
  reading: Reading<Data>
  /** Who it comes from: “Airflow”. */
  source: string
  /** The service that answers for it: where to look when it does not. */
  service?: string
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
  service,
  failure,
  stillWorks,
  missing,
  skeleton,
  children,
}: SourceStateProps<Data>) {
  const { data, at, error, isStale, isPending, retry } = reading
  if (isPending) return skeleton
  if (missing !== undefined && error?.code === 'not_found') return missing
  const lookAt =
    service === undefined ? null : (
      <Link href={`/stack/${service}`} className="whitespace-nowrap text-foreground underline underline-offset-4">
        Look at {service}
      </Link>
    )
  if (data === null) {
    return (
      <ErrorState error={error} title={failure} {...(retry ? { onRetry: retry } : {})}>
        {stillWorks} {retry ? null : 'It is tried again by itself.'} {lookAt}
      </ErrorState>
    )
  }
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {isStale ? <StaleBanner source={source} at={at} error={error} action={lookAt} /> : null}
      <div
        data-stale={isStale}
        className="grid min-w-0 grid-cols-1 gap-6 transition-opacity data-[stale=true]:opacity-60 data-[stale=true]:saturate-50"
      >
        {children(data)}
      </div>
    </div>
  )
}
