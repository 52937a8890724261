import { readFile } from 'node:fs/promises'
import { CliError } from '../errors'
import { EXAMPLE_FILE } from '../paths'
import { parseEnvFile } from './env-file'
import { parseSecretKind, type SecretKind } from './secrets'

export interface VariableDescription {
  readonly name: string
  readonly defaultValue: string
  /** The comment above it. */
  readonly comment: readonly string[]
  /** Set when its value is generated. */
  readonly secret: SecretKind | undefined
}

export interface EnvExample {
  readonly text: string
  readonly variables: ReadonlyMap<string, VariableDescription>
}

/** Reads the contract of the settings: each variable with its comment block, and `[secret: kind]` where it is generated. */
export function parseEnvExample(text: string): EnvExample {
  const file = parseEnvFile(text, 'stack/.env.example')
  const lines = text.split('\n')
  const variables = new Map<string, VariableDescription>()
  for (const { name, value, line } of file.variables.values()) {
    const comment: string[] = []
    for (let at = line - 2; at >= 0; at -= 1) {
      const above = lines[at] ?? ''
      if (!above.startsWith('#') || above.startsWith('# ---')) break
      comment.unshift(above)
    }
    const marker = /\[secret: ([^\]]+)\]/.exec(comment.join(' '))?.[1]
    const secret = marker === undefined ? undefined : parseSecretKind(marker)
    if (marker !== undefined && secret === undefined)
      throw new CliError(`stack/.env.example, line ${line}: ${name} has the unknown secret kind "${marker}".`)
    variables.set(name, { name, defaultValue: value, comment, secret })
  }
  return { text, variables }
}

export async function loadEnvExample(): Promise<EnvExample> {
  return parseEnvExample(await readFile(EXAMPLE_FILE, 'utf8'))
}
