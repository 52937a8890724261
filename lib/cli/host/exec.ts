import { execa, type Options } from 'execa'
import { CliError } from '../errors'
import { interruption } from '../interruption'
import { dockerUnreachable, isDockerAway } from './docker-unreachable'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Record<string, string | undefined>
  readonly input?: string
  /** Milliseconds after which the process is ended. */
  readonly timeoutMs: number
}

export interface RunResult {
  /** -1 when the program could not be started, was ended by a signal or took too long. */
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** The program does not exist. */
  readonly missing: boolean
  readonly timedOut: boolean
}

/** Runs a program to its end and reports the outcome; only an interruption throws. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const result = await execa(command, [...args], {
    ...baseOptions(options),
    reject: false,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
  })
  interruption.signal.throwIfAborted()
  return {
    exitCode: result.exitCode ?? -1,
    stdout: String(result.stdout ?? ''),
    stderr:
      String(result.stderr ?? '') ||
      (result.failed && result.exitCode === undefined ? (result.shortMessage ?? '') : ''),
    missing: result.code === 'ENOENT',
    timedOut: result.timedOut,
  }
}

/**
 * Runs a program that must succeed and returns what it printed.
 * @throws CliError with the program's last words; (exit code 4) where it was Docker's and no daemon answers.
 */
export async function runOrFail(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const result = await run(command, args, options)
  if (result.exitCode === 0) return result.stdout
  if (command === 'docker' && (result.missing || isDockerAway(result.stderr)))
    throw dockerUnreachable(result.missing, result.stderr)
  const lastWords = (result.stderr || result.stdout).trim().split('\n').slice(-8).join('\n')
  const how = result.timedOut
    ? `took longer than ${Math.round(options.timeoutMs / 1000)} s`
    : `ended with exit code ${result.exitCode}`
  throw new CliError(`${[command, ...args].slice(0, 4).join(' ')} ${how}${lastWords ? `:\n${lastWords}` : ''}`)
}

export function baseOptions({ cwd, env, timeoutMs }: RunOptions): Options {
  return {
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env, extendEnv: false }),
    timeout: timeoutMs,
    cancelSignal: interruption.signal,
    forceKillAfterDelay: 5_000,
    maxBuffer: 64 * 1024 * 1024,
    stripFinalNewline: true,
  }
}
