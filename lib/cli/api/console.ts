import type { z } from 'zod'
import type { Problem } from '@/lib/errors'
import type { EnvFile } from '../env/env-file'
import { CliError, describeCause } from '../errors'
import { EXIT } from '../exit-codes'
import { inspectDocker } from '../host/docker-engine'
import { dockerUnreachable } from '../host/docker-unreachable'
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
 * @throws CliError (exit code 4) when console or Docker does not answer, (exit code 1) with the problem's words when it refuses.
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
    throw await unreachable(access, error)
  }
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
  const reason = problem.detail ?? problem.title ?? 'no reason given'
  // 500 is a defect of the console; above that a service behind it fails.
  if (response.status > 500) throw new ServiceAwayError(`${reason} (${problem.upstream ?? `HTTP ${response.status}`})`)
  throw new CliError(`The console refused ${method} ${path} (${response.status}): ${reason}`)
}

/**
 * As `callConsole`, for an answer in JSON.
 * @throws CliError (exit code 4) also when the answer breaks off, or is not JSON.
 */
export async function readConsole<Schema extends z.ZodType>(
  access: ConsoleAccess,
  method: string,
  path: string,
  schema: Schema,
  options: Parameters<typeof callConsole>[3] = {},
): Promise<z.output<Schema>> {
  const response = await callConsole(access, method, path, options)
  let answer: unknown
  try {
    answer = await response.json()
  } catch (error) {
    throw await unreachable(access, error)
  }
  return schema.parse(answer)
}

/** A service behind the console does not do its part now; it may later. */
export class ServiceAwayError extends CliError {
  constructor(message: string) {
    super(message, { fix: 'See how the services are with: ./lakehouse status' })
  }
}

async function unreachable({ url }: ConsoleAccess, cause: unknown): Promise<CliError> {
  const { state } = await inspectDocker()
  if (state !== 'running' && state !== 'forbidden')
    return dockerUnreachable(state === 'missing', 'the daemon does not answer')
  return new CliError(`The console does not answer at ${url}: ${describeCause(cause)}`, {
    fix: 'See how it is with: ./lakehouse status',
    exitCode: EXIT.unreachable,
    cause,
  })
}
