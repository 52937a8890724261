import { AppError } from './app-error'
import { type ErrorCode, errorCodes, type Upstream } from './codes'

/** RFC 9457 problem details, as every failing operation answers. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail?: string | undefined
  field?: string | undefined
  upstream?: Upstream | undefined
  retryAfterMs?: number | undefined
  requestId: string
}

/** Whether an answer's body is a problem. By hand, since every page loads this, and a schema library with it would weigh more than the rest. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    value.code in errorCodes &&
    'title' in value &&
    typeof value.title === 'string' &&
    'status' in value &&
    typeof value.status === 'number' &&
    'requestId' in value &&
    typeof value.requestId === 'string'
  )
}

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
