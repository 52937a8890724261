'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, unwrap } from '@/lib/api-client'
import type { ValidatedPipeline, ValidatePipeline } from '@/lib/contracts/ingestion'
import { ingestionQueries } from './queries'

/** Each letter typed would otherwise be a request. */
const quietMs = 300

/** A value once it has rested. */
export function useRested<Value>(value: Value, restMs = quietMs): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), restMs)
    return () => window.clearTimeout(timer)
  }, [value, restMs])
  return rested
}

export interface Validation {
  /** Of the draft as it is, or of an earlier one until the answer is there. */
  result: ValidatedPipeline | null
  /** Whether the result is of the draft as it is. */
  isCurrent: boolean
  error: Error | null
}

/** What the console says to a draft, as it is being entered. */
export function useValidation(draft: ValidatePipeline): Validation {
  const text = JSON.stringify(draft)
  const rested = useRested(text)
  const query = useQuery({
    queryKey: [...ingestionQueries.all, 'validation', rested] as const,
    queryFn: ({ signal }) =>
      unwrap(api.POST('/ingestion/pipelines/validate', { body: JSON.parse(rested) as ValidatePipeline, signal })),
    placeholderData: keepPreviousData,
    // Others change theirs meanwhile, which may clash with this one.
    staleTime: 5_000,
    gcTime: 10_000,
  })
  return {
    result: query.data ?? null,
    isCurrent: text === rested && !query.isPlaceholderData && query.data !== undefined,
    error: query.error,
  }
}
