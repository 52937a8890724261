import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '@/lib/api-client'

/** What was read of a source, and how that went. A live value is one already. */
export interface Reading<Data> {
  data: Data | null
  /** When the data was read. */
  at: string | null
  /** Why there is nothing, or nothing newer. */
  error: { code?: string; title: string; detail?: string | undefined; requestId?: string } | null
  isStale: boolean
  isPending: boolean
  /** Left out where it is read again without being asked. */
  retry?: () => void
}

type Query<Data> = Pick<UseQueryResult<Data>, 'data' | 'error' | 'dataUpdatedAt' | 'isPending'> & {
  refetch: () => unknown
}

/** A query's state as a reading: what it held before an error is stale. */
export function readingOf<Data>(query: Query<Data>): Reading<Data> {
  const { data, error } = query
  return {
    data: data ?? null,
    at: data === undefined ? null : new Date(query.dataUpdatedAt).toISOString(),
    error: error instanceof ApiError ? error.problem : error && { title: error.message },
    isStale: error !== null && data !== undefined,
    isPending: query.isPending,
    retry: () => void query.refetch(),
  }
}
