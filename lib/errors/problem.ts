import { z } from 'zod'
import { AppError } from './app-error'
import { type ErrorCode, errorCodes, upstreams } from './codes'

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]

/** RFC 9457 problem details, as every failing operation answers. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().optional(),
    field: z.string().optional(),
    upstream: z.enum(upstreams).optional(),
    retryAfterMs: z.int().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problemSchema>

/** Turns anything thrown into what the caller may see; an unknown error keeps its words to itself. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : new AppError('internal', { cause: error })
  const { status, title } = errorCodes[known.code]
  const detail =
    known.detail ?? (known.code === 'internal' ? 'The cause is in the console’s log under this request id.' : undefined)
  return {
    type: `urn:lakehouse:problem:${known.code}`,
    title,
    status,
    code: known.code,
    ...(detail === undefined ? {} : { detail }),
    ...(known.field === undefined ? {} : { field: known.field }),
    ...(known.upstream === undefined ? {} : { upstream: known.upstream }),
    ...(known.retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(known.retryAfterMs) }),
    requestId,
  }
}
