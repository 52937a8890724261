import { isIPv4 } from 'node:net'
import type { EnvExample } from './env-example'
import { type EnvFile, type EnvProblem, malformedEnvError, parseEnvFile, withVariables } from './env-file'
import { findSecretWeakness, generateSecret } from './secrets'

export const ADDED_HEADING = 'Added by ./lakehouse up: new in this version.'
export const IMAGES_HEADING =
  'Written by ./lakehouse up: tags of the images that this machine built, and hashes of the configuration.'

const PORT_PREFIX = 'LAKEHOUSE_PORT_'

/** A settings file for a first start: the example with every secret filled in, and `overrides` on top. */
export function createSettings(example: EnvExample, overrides: ReadonlyMap<string, string> = new Map()): string {
  const changes = new Map<string, string>()
  for (const { name, secret } of example.variables.values()) {
    if (secret) changes.set(name, generateSecret(secret))
  }
  for (const [name, value] of overrides) changes.set(name, value)
  return withVariables(parseEnvFile(example.text, 'stack/.env.example'), changes, ADDED_HEADING)
}

export interface MissingVariables {
  /** Not in the file, and new to it: may be added. */
  readonly addable: ReadonlyMap<string, string>
  /** Secrets that an earlier run knew and that are gone now: what they protect still uses the old value. */
  readonly lost: readonly string[]
}

/** What the file lacks of what the example asks for. `known` are the names that an earlier run wrote or saw. */
export function findMissingVariables(file: EnvFile, example: EnvExample, known: readonly string[]): MissingVariables {
  const addable = new Map<string, string>()
  const lost: string[] = []
  for (const { name, secret, defaultValue } of example.variables.values()) {
    if (file.variables.has(name)) continue
    if (secret && known.includes(name)) lost.push(name)
    addable.set(name, secret ? generateSecret(secret) : defaultValue)
  }
  return { addable, lost }
}

/** The published ports by variable name, with the example's defaults for those not set. */
export function readPorts(file: EnvFile, example: EnvExample): Map<string, number> {
  const ports = new Map<string, number>()
  for (const { name, defaultValue } of example.variables.values()) {
    if (name.startsWith(PORT_PREFIX)) ports.set(name, Number(file.variables.get(name)?.value ?? defaultValue))
  }
  return ports
}

/** Trino refuses to start unless one query's memory (stack/config/trino) and its own 30 % of the heap fit beside each other. */
const leastTrinoHeapMib = 1300

const shapes: readonly { names: RegExp; fits: (value: string) => boolean; must: string }[] = [
  {
    names: /^LAKEHOUSE_PORT_/,
    fits: (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535,
    must: 'a TCP port is a number from 1 to 65535',
  },
  { names: /^LAKEHOUSE_BIND$/, fits: isIPv4, must: 'it must be an IPv4 address, as 127.0.0.1 is' },
  {
    names: /^COMPOSE_PROJECT_NAME$/,
    fits: (value) => /^[a-z0-9][a-z0-9_-]*$/.test(value),
    must: 'lower-case letters, digits, - and _, beginning with a letter or digit',
  },
  {
    names: /^TRINO_HEAP_MIB$/,
    fits: (value) => /^\d+$/.test(value) && Number(value) >= leastTrinoHeapMib,
    must: `it must be a whole number of at least ${leastTrinoHeapMib}`,
  },
  {
    names: /_(MIB|CONCURRENCY|GID)$/,
    fits: (value) => /^\d+$/.test(value),
    must: 'it must be a whole number',
  },
  {
    names: /^CONSOLE_ADMIN_EMAIL$/,
    fits: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
    must: 'it must be an email address',
  },
]

function findProblem(name: string, value: string, isSecret: boolean): string | undefined {
  if (isSecret) {
    const weakness = findSecretWeakness(value)
    return weakness && `${weakness}; remove the line before the first start and ./lakehouse up makes one`
  }
  const wrong = shapes.find(({ names, fits }) => names.test(name) && !fits(value))
  return wrong && `is "${value}"; ${wrong.must}`
}

/**
 * Looks at every value that can be judged without starting anything.
 * @throws CliError (exit code 3) that names line, variable and what is wrong.
 */
export function assertSettingsValid(file: EnvFile, example: EnvExample): void {
  const problems: EnvProblem[] = []
  const portOwners = new Map<string, string>()
  for (const { name, value, line } of file.variables.values()) {
    const problem = findProblem(name, value, example.variables.get(name)?.secret !== undefined)
    if (problem !== undefined) problems.push({ line, name, problem })
    if (!name.startsWith(PORT_PREFIX)) continue
    const owner = portOwners.get(value)
    if (owner !== undefined) problems.push({ line, name, problem: `is ${value}, as ${owner} is; each needs its own` })
    portOwners.set(value, name)
  }
  if (problems.length > 0) throw malformedEnvError(file.fileName, problems)
}
