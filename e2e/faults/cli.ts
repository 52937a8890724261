import path from 'node:path'
import { execa } from 'execa'

const program = path.join(import.meta.dirname, '../../lakehouse')

export interface Outcome {
  exitCode: number
  /** Standard output and error as a terminal would show them. */
  output: string
  /** Standard output alone. */
  stdout: string
  durationMs: number
}

/** Runs ./lakehouse on the instance whose settings are in `home`. */
export async function lakehouse(
  home: string,
  args: readonly string[],
  { timeoutMs = 120_000, runAs, env = {} }: { timeoutMs?: number; runAs?: number; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const startedAt = Date.now()
  const [command, given] =
    runAs === undefined
      ? [program, [...args]]
      : ['setpriv', [`--reuid=${runAs}`, `--regid=${runAs}`, '--clear-groups', program, ...args]]
  const result = await execa(command, given, {
    env: { LAKEHOUSE_HOME: home, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: timeoutMs,
  })
  return {
    exitCode: result.exitCode ?? -1,
    output: String(result.all ?? ''),
    stdout: String(result.stdout ?? ''),
    durationMs: Date.now() - startedAt,
  }
}
