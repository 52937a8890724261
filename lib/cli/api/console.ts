import type { EnvFile } from '../env/env-file'
import { CliError, describeCause } from '../errors'
import { EXIT } from '../exit-codes'
import { requireValue } from '../instance'

/** How the CLI reaches the console of a stack: its address on this machine, and the token that `up` made. */
export interface ConsoleAccess {
  readonly url: string
  readonly token: string
}

export function consoleAccess(settings: EnvFile): ConsoleAccess {
  const bind = requireValue(settings, 'LAKEHOUSE_BIND')
  return {
    url: `http://${bind === '0.0.0.0' ? '127.0.0.1' : bind}:${requireValue(settings, 'LAKEHOUSE_PORT_CONSOLE')}`,
    token: requireValue(settings, 'CONSOLE_CLI_TOKEN'),
  }
}

/**
 * Calls the console's API.
 * @param path below /api/v1, e.g. `/dags`.
 * @throws CliError (exit code 4) when the console does not answer, (exit code 1) with the problem's words when it refuses.
 */
export async function callConsole(
  access: ConsoleAccess,
  method: string,
  path: string,
  options: { json?: unknown; body?: BodyInit; timeoutMs?: number } = {},
): Promise<Response> {
  let response: Response
  try {
    response = await fetch(`${access.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${access.token}`,
        ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(options.json === undefined ? {} : { body: JSON.stringify(options.json) }),
      ...(options.body === undefined ? {} : { body: options.body, duplex: 'half' }),
      signal: AbortSignal.timeout(options.timeoutMs ?? 60_000),
    } as RequestInit)
  } catch (error) {
    throw new CliError(`The console does not answer at ${access.url}: ${describeCause(error)}`, {
      fix: 'See how it is with: ./lakehouse status',
      exitCode: EXIT.unreachable,
      cause: error,
    })
  }
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string }
  throw new CliError(
    `The console refused ${method} ${path} (${response.status}): ${problem.detail ?? problem.title ?? 'no reason given'}`,
  )
}
