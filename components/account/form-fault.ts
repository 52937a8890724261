import { ApiError } from '@/lib/api-client'

/** What the console said about one field of a form; undefined when it said nothing about it. */
export function faultOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError) || error.problem.field !== field) return undefined
  return error.problem.detail ?? error.problem.title
}
