import { CliError } from '../errors'
import { EXIT } from '../exit-codes'

export interface EnvVariable {
  readonly name: string
  readonly value: string
  /** Counted from 1. */
  readonly line: number
}

export interface EnvFile {
  readonly fileName: string
  readonly text: string
  readonly variables: ReadonlyMap<string, EnvVariable>
}

export interface EnvProblem {
  readonly line: number
  readonly name: string | undefined
  readonly problem: string
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/**
 * Reads `NAME=value` lines the way Docker Compose does, but says no to what Compose would take silently and differently from
 * what is written: a name twice, an open quote, a `$` that it would expand.
 * @throws CliError (exit code 3) that names every wrong line.
 */
export function parseEnvFile(text: string, fileName: string): EnvFile {
  const variables = new Map<string, EnvVariable>()
  const problems: EnvProblem[] = []

  text.split(/\r?\n/).forEach((raw, index) => {
    const line = index + 1
    const content = raw.trim()
    if (content === '' || content.startsWith('#')) return

    const equals = content.indexOf('=')
    const name = (equals === -1 ? content : content.slice(0, equals)).trim()
    if (equals === -1) {
      problems.push({ line, name: undefined, problem: `has no "=": ${quoteShort(content)}` })
      return
    }
    if (!NAME.test(name)) {
      problems.push({
        line,
        name,
        problem: "is not a variable's name (letters, digits and _, no blanks, not starting with a digit)",
      })
      return
    }
    const before = variables.get(name)
    if (before) {
      problems.push({ line, name, problem: `is already set in line ${before.line}; remove one of them` })
      return
    }
    const value = parseValue(content.slice(equals + 1).trim())
    if ('problem' in value) problems.push({ line, name, problem: value.problem })
    else variables.set(name, { name, value: value.value, line })
  })

  if (problems.length > 0) throw malformedEnvError(fileName, problems)
  return { fileName, text, variables }
}

function parseValue(raw: string): { value: string } | { problem: string } {
  const quote = raw[0]
  if (quote === '"' || quote === "'") {
    const end = raw.indexOf(quote, 1)
    if (end === -1) return { problem: `has an opening ${quote} without a closing one` }
    const rest = raw.slice(end + 1).trim()
    if (rest !== '' && !rest.startsWith('#'))
      return { problem: `has text after the closing ${quote}: ${quoteShort(rest)}` }
    const value = raw.slice(1, end)
    if (quote === '"' && /[$\\]/.test(value))
      return { problem: 'contains $ or \\ between double quotes; use single quotes' }
    return { value }
  }
  const comment = raw.search(/(^|\s)#/)
  const value = (comment === -1 ? raw : raw.slice(0, comment)).trim()
  if (value.includes('$'))
    return { problem: 'contains a $, which Docker Compose would expand; put the value in single quotes' }
  if (/["']/.test(value)) return { problem: 'contains a quote in the middle; put the whole value in quotes' }
  return { value }
}

function quoteShort(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

/** The error for a settings file with wrong lines. Values are left out: they may be secrets. */
export function malformedEnvError(fileName: string, problems: readonly EnvProblem[]): CliError {
  const list = problems
    .map(({ line, name, problem }) => `  line ${line}: ${name ? `${name} ` : ''}${problem}`)
    .join('\n')
  return new CliError(`${fileName} cannot be used:\n${list}`, {
    fix: `Correct ${problems.length === 1 ? 'this line' : 'these lines'} in ${fileName}; stack/.env.example documents every variable.`,
    exitCode: EXIT.refused,
  })
}

/** Value as it is written to a file: quoted only where Compose would read something else. */
export function renderValue(value: string): string {
  if (/^[A-Za-z0-9_./:@%+,=-]*$/.test(value)) return value
  if (value.includes("'")) throw new CliError(`A value with a single quote cannot be written to the settings file.`)
  return `'${value}'`
}

/** New text with these variables set: in place where they exist, else appended under `heading`. The rest stays as it is. */
export function withVariables(file: EnvFile, changes: ReadonlyMap<string, string>, heading: string): string {
  const lines = file.text.split('\n')
  const added: string[] = []
  for (const [name, value] of changes) {
    const existing = file.variables.get(name)
    if (!existing) added.push(`${name}=${renderValue(value)}`)
    else if (existing.value !== value) lines[existing.line - 1] = `${name}=${renderValue(value)}`
  }
  if (added.length === 0) return lines.join('\n')
  const marker = `# ${heading}`
  const at = lines.indexOf(marker)
  if (at !== -1) lines.splice(at + 1, 0, ...added)
  else {
    while (lines.length > 0 && lines.at(-1) === '') lines.pop()
    lines.push('', marker, ...added, '')
  }
  return lines.join('\n')
}
