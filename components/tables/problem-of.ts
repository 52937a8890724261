import { ApiError } from '@/lib/api-client'
import type { Problem } from '@/lib/errors'

/** What the console said about a failed call; null where it said nothing. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof ApiError ? error.problem : null
}
