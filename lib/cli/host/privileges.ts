import { execa } from 'execa'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { interruption } from '../interruption'
import { canAsk } from '../output/terminal'
import { run } from './exec'

/** The command as root: itself for root, else through sudo. */
export function asRoot(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() === 0) return [command, [...args]]
  return ['sudo', [...(canAsk ? [] : ['-n']), '--', command, ...args]]
}

/**
 * Makes sure that `asRoot` will work, asking for sudo's password once where there is a terminal.
 * @throws CliError (exit code 3) when it will not.
 */
export async function requireRoot(purpose: string): Promise<void> {
  if (process.getuid?.() === 0) return
  const refuse = (problem: string) =>
    new CliError(`${purpose} needs root, and ${problem}.`, {
      fix: 'Run this as root, or do it by hand and run this again.',
      exitCode: EXIT.refused,
    })
  if ((await run('sudo', ['-n', 'true'], { timeoutMs: 10_000 })).exitCode === 0) return
  if (!canAsk) throw refuse('sudo is missing or asks for a password, with no terminal to ask on')
  const result = await execa('sudo', ['-v'], {
    stdio: 'inherit',
    reject: false,
    timeout: 120_000,
    cancelSignal: interruption.signal,
  })
  if (result.exitCode !== 0) throw refuse('sudo refused')
}
