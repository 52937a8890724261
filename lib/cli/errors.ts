import { EXIT, type ExitCode } from './exit-codes'

/** An error that a person can act on: what is wrong, with the thing and its value named, and the way out. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly fix: string | undefined
  readonly exitCode: ExitCode

  constructor(message: string, options: { fix?: string; exitCode?: ExitCode; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.fix = options.fix
    this.exitCode = options.exitCode ?? EXIT.failed
  }
}

/** Text of anything thrown; for a finished child process its last words. */
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
  return error instanceof Error ? error.message : String(error)
}
