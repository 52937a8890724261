import type { Upload } from '@/lib/contracts/ingestion'
import type { OperationError } from '@/lib/contracts/operations'

/** What lies here becomes a table without anyone’s word. */
export const automaticPrefix = 'uploads/auto/'

export const isAutomatic = (key: string) => key.startsWith(automaticPrefix)

/** What became of a file in its pipeline. */
export interface Outcome {
  status: string
  reason: string | null
  etag: string | null
}

/** The last time that a table was to be made of a file. */
export interface Attempt {
  id: string
  state: string
  error: OperationError | null
}

/** What is known of an upload, of the version that is there. */
export interface KnownOfUpload {
  profile: { status: 'proposed' | 'refused'; reason: string | null } | null
  /** The pipeline that reads it. */
  reader: object | undefined
  outcome: Outcome | undefined
  attempt: Attempt | undefined
  /** Why the proposal cannot be confirmed as it is. */
  obstacle: string | null
}

/** How far an upload is on its way to be a table, and what stands in it. */
export function toUploadState(
  key: string,
  { profile, reader, outcome, attempt, obstacle }: KnownOfUpload,
): Pick<Upload, 'state' | 'reason'> {
  const hasFailed = attempt !== undefined && attempt.state !== 'running' && attempt.state !== 'succeeded'
  const failure = hasFailed ? (attempt.error?.detail ?? attempt.error?.title ?? null) : null
  // Its rows are there, and perhaps no dataset of them.
  if (outcome?.status === 'ingested') return { state: 'ingested', reason: failure }
  if (outcome?.status === 'refused') return { state: 'refused', reason: outcome.reason }
  if (reader) return { state: 'auto', reason: failure }
  if (!profile) return { state: 'profiling', reason: null }
  if (profile.status === 'refused') return { state: 'refused', reason: profile.reason }
  // What was tried, and came to nothing, waits for someone to look at it.
  if (hasFailed) return { state: 'proposed', reason: failure }
  return { state: isAutomatic(key) && obstacle === null ? 'auto' : 'proposed', reason: obstacle }
}
