import { type ErrorCode, errorCodes, type Upstream } from './codes'

export interface AppErrorOptions {
  /** One plain sentence for the person: what happened, and what to do. Never an upstream's raw text. */
  detail?: string
  /** The input field at fault, as a dotted path. */
  field?: string
  upstream?: Upstream
  /** How long to wait before trying again makes sense, in milliseconds. */
  retryAfterMs?: number
  /** What caused it. It goes to the log and never to the caller. */
  cause?: unknown
}

/** A failure that is part of the contract. Anything else that is thrown becomes `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly field: string | undefined
  readonly upstream: Upstream | undefined
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? errorCodes[code].title, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.detail = options.detail
    this.field = options.field
    this.upstream = options.upstream
    this.retryAfterMs = options.retryAfterMs
  }

  get status(): number {
    return errorCodes[this.code].status
  }
}
