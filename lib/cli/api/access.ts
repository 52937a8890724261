import { isIP } from 'node:net'
import type { EnvFile } from '../env/env-file'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type Instance, requireSettings, requireValue } from '../instance'

/** How the CLI reaches the console: its address, and a token. */
export interface ConsoleAccess {
  readonly url: string
  readonly token: string
  /** Another machine's, named by LAKEHOUSE_URL: what this machine's Docker does says nothing about it. */
  readonly isRemote: boolean
}

/** The console of the stack with these settings, and the token that `up` made. */
export function consoleAccess(settings: EnvFile): ConsoleAccess {
  const bind = requireValue(settings, 'LAKEHOUSE_BIND')
  return {
    url: `http://${bind === '0.0.0.0' ? '127.0.0.1' : bind}:${requireValue(settings, 'LAKEHOUSE_PORT_CONSOLE')}`,
    token: requireValue(settings, 'CONSOLE_CLI_TOKEN'),
    isRemote: false,
  }
}

/**
 * The console that LAKEHOUSE_URL and LAKEHOUSE_TOKEN name, or else the one of this machine's stack; LAKEHOUSE_TOKEN alone is another
 * token for that one.
 *
 * @throws CliError (exit code 3) where neither is there, or the two cannot be used.
 */
export async function findConsole(
  instance: Instance,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ConsoleAccess> {
  const address = environment.LAKEHOUSE_URL?.trim()
  const token = environment.LAKEHOUSE_TOKEN === undefined ? undefined : readToken(environment.LAKEHOUSE_TOKEN)
  if (address) {
    if (token === undefined) {
      throw refusal(
        'LAKEHOUSE_URL is set, and LAKEHOUSE_TOKEN is not.',
        'Set LAKEHOUSE_TOKEN to a token of that console: make one there under Settings.',
      )
    }
    return { url: readAddress(address), token, isRemote: true }
  }
  const own = consoleAccess(await requireSettings(instance))
  return token === undefined ? own : { ...own, token }
}

/** Its value is never part of what is said. */
function readToken(given: string): string {
  const token = given.trim()
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw refusal(
    'LAKEHOUSE_TOKEN is empty, or holds what no token holds.',
    'Set it to a token as the console showed it.',
  )
}

function readAddress(given: string): string {
  const fix = 'Set LAKEHOUSE_URL to the console’s address, such as https://lakehouse.example.org'
  let url: URL
  try {
    url = new URL(given)
  } catch {
    throw refusal('LAKEHOUSE_URL is not an address.', fix)
  }
  if (url.username !== '' || url.password !== '') throw refusal('LAKEHOUSE_URL holds a password.', fix)
  if (!['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    throw refusal(`LAKEHOUSE_URL is “${given}”, which is not the address of a console.`, fix)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refusal(
      `LAKEHOUSE_URL is “${given}”: over http everyone on the way could read the token.`,
      'Use https, or a tunnel that ends on 127.0.0.1.',
    )
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

const refusal = (message: string, fix: string) => new CliError(message, { fix, exitCode: EXIT.refused })
