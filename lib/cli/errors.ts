import type { Problem } from '@/lib/errors'
import { EXIT, type ExitCode } from './exit-codes'

/** An error that a person can act on: what is wrong, with the thing and its value named, and the way out. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly fix: string | undefined
  readonly exitCode: ExitCode
  /** What the console said, where it was the console that refused. */
  readonly problem: Problem | undefined

  constructor(
    message: string,
    options: { fix?: string; exitCode?: ExitCode; problem?: Problem; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.fix = options.fix
    this.exitCode = options.exitCode ?? EXIT.failed
    this.problem = options.problem
  }
}

/** Text of anything thrown; for a finished child process its last words, for a failed request what failed it. */
export function describeCause(error: unknown): string {
  if (
    error &&
    typeof error === 'object' &&
    'stderr' in error &&
    typeof error.stderr === 'string' &&
    error.stderr.trim()
  ) {
    return error.stderr.trim()
  }
  // All that fetch says by itself is “fetch failed”.
  if (error instanceof TypeError && error.cause instanceof Error && error.cause.message !== '')
    return error.cause.message
  return error instanceof Error ? error.message : String(error)
}

/** An error as programs read it: the console's problem, or one of our own, with the way out and what the process ends with. */
export function toErrorDocument(error: unknown): object {
  const known = error instanceof CliError ? error : undefined
  return {
    ...(known?.problem ?? { type: 'urn:lakehouse:problem:cli', title: describeCause(error) }),
    ...(known?.fix === undefined ? {} : { fix: known.fix }),
    exitCode: known?.exitCode ?? EXIT.failed,
  }
}
