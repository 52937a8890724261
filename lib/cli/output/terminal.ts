import { createInterface } from 'node:readline/promises'
import { styleText } from 'node:util'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'

/** Whether lines may be redrawn: a terminal that understands cursor movement. */
export const isInteractive = Boolean(process.stdout.isTTY) && process.env.TERM !== 'dumb' && !process.env.CI

export const canAsk = Boolean(process.stdin.isTTY) && Boolean(process.stdout.isTTY)

export type Mark = 'pass' | 'warn' | 'fail' | 'note'

const MARKS = {
  pass: ['✔', 'green'],
  warn: ['!', 'yellow'],
  fail: ['✖', 'red'],
  note: ['·', 'gray'],
} as const

/** The mark, coloured on a terminal only (`styleText` looks at the stream, NO_COLOR and FORCE_COLOR). */
export function renderMark(mark: Mark): string {
  const [symbol, colour] = MARKS[mark]
  return styleText(colour, symbol)
}

export function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** What accompanies the work: not for programs. */
export function sayHeading(text: string): void {
  if (!isForPrograms) say(`\n${styleText('bold', text)}`)
}

/** One line of what was done or found: not for programs. */
export function sayMark(mark: Mark, text: string): void {
  if (!isForPrograms) say(`  ${renderMark(mark)} ${text}`)
}

let isForPrograms = false

/** From now on standard output holds one answer in JSON and nothing else, and errors are JSON too: for `--json`. */
export function speakToPrograms(): void {
  isForPrograms = true
}

export const speaksToPrograms = () => isForPrograms

/** Prints a value as JSON. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Prints an error with its way out to stderr. */
export function complain(message: string, fix?: string): void {
  const colour = styleText('red', '✖', { stream: process.stderr })
  process.stderr.write(`\n${colour} ${message}\n`)
  if (fix) process.stderr.write(`\n${fix}\n`)
}

/** Asks and returns the answer without surrounding blanks. */
export async function ask(question: string, signal?: AbortSignal): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await prompt.question(question, signal ? { signal } : {})).trim()
  } finally {
    prompt.close()
  }
}

/**
 * A yes-or-no question. `--yes` and a missing terminal mean yes, as the README says.
 * @throws CliError with exit code 3 when the answer is no.
 */
export async function confirmOrRefuse(question: string, yes: boolean, refusal: string): Promise<void> {
  if (yes || !canAsk) return
  const answer = await ask(`${question} [Y/n] `)
  if (/^(y(es)?)?$/i.test(answer)) return
  throw new CliError(refusal, { exitCode: EXIT.refused })
}
