import { ApiError, createApiClient, unwrap } from '@/lib/api-client'
import { isProblem, type Problem } from '@/lib/errors'
import { CliError, describeCause } from '../errors'
import { EXIT } from '../exit-codes'
import { inspectDocker } from '../host/docker-engine'
import { dockerUnreachable } from '../host/docker-unreachable'
import { interruption } from '../interruption'
import type { ConsoleAccess } from './access'

const timeoutMs = 60_000

type Client = ReturnType<typeof createApiClient>
type Call<Data> = Promise<{ data?: Data; error?: unknown; response: Response }>

/** A service behind the console does not do its part now; it may later. */
export class ServiceAwayError extends CliError {
  constructor(problem: Problem) {
    super(`${reasonOf(problem)} (${problem.upstream ?? `HTTP ${problem.status}`})`, {
      fix: 'See how the services are with: ./lakehouse status',
      problem,
    })
  }
}

/**
 * Calls an operation of the console that answers in JSON.
 *
 * @param what is asked for, as in “The console refused to run sales_pipeline”.
 * @throws CliError (exit code 4) when console or Docker does not answer, (exit code 1) with the problem's words when it refuses.
 */
export async function ask<Data>(
  access: ConsoleAccess,
  what: string,
  call: (client: Client) => Call<Data>,
): Promise<Data> {
  const client = createApiClient({ baseUrl: access.url, token: access.token, timeoutMs })
  try {
    return await unwrap(call(client))
  } catch (error) {
    interruption.signal.throwIfAborted()
    if (!(error instanceof ApiError)) throw error
    throw error.problem.status === 0 ? await unreachable(access, error.problem.title) : toCliError(what, error.problem)
  }
}

export interface RawRequest {
  method: string
  /** Below /api/v1, encoded, with its query. */
  path: string
  headers?: Readonly<Record<string, string>>
  body?: BodyInit
  /** How long the answer may take to begin, in milliseconds; what it holds may come for as long as it does. */
  timeoutMs?: number
}

/**
 * As {@link ask}, for an answer that is read as it comes, or a body that is sent so.
 *
 * @throws CliError as `ask`.
 */
export async function fetchRaw(access: ConsoleAccess, what: string, request: RawRequest): Promise<Response> {
  const response = await send(access, request)
  if (response.ok) return response
  throw toCliError(what, await readProblem(response))
}

/** Sends a request and hands over the answer, whatever it is. @throws CliError (exit code 4) when there is none. */
export async function send(
  access: ConsoleAccess,
  { method, path, headers = {}, body, timeoutMs: beginsWithinMs = timeoutMs }: RawRequest,
): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException('no answer in time', 'TimeoutError')), beginsWithinMs)
  try {
    return await fetch(`${access.url}/api/v1${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${access.token}` },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
      // The token goes to the console and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.any([late.signal, interruption.signal]),
    } as RequestInit)
  } catch (error) {
    interruption.signal.throwIfAborted()
    throw await unreachable(access, describeCause(error), error)
  } finally {
    clearTimeout(timer)
  }
}

/** What an answer that is no success says; of one that is not the console's, that it is not. */
export async function readProblem(response: Response): Promise<Problem> {
  const answer: unknown = await response.json().catch(() => null)
  if (isProblem(answer)) return answer
  return {
    type: 'urn:lakehouse:problem:unexpected',
    title: 'The answer is not the console’s',
    status: response.status,
    code: 'internal',
    detail: `HTTP ${response.status}`,
    requestId: response.headers.get('x-request-id') ?? '–',
  }
}

export function toCliError(what: string, problem: Problem): CliError {
  // 500 is a defect of the console; above that a service behind it fails.
  if (problem.status > 500) return new ServiceAwayError(problem)
  // What Trino says of a statement is no refusal of the console's.
  if (problem.code === 'query_failed') return new CliError(reasonOf(problem), { problem })
  return new CliError(`The console refused to ${what} (${problem.status}): ${reasonOf(problem)}`, { problem })
}

/** What to say of an answer that ended before it was whole. */
export function brokenOff(cause?: unknown): CliError {
  const reason = cause === undefined ? '' : ` (${describeCause(cause)})`
  return new CliError(`The connection to the console ended before the answer did${reason}: it is not complete.`, {
    fix: 'See how the console is with: ./lakehouse status',
    exitCode: EXIT.unreachable,
    cause,
  })
}

const reasonOf = ({ detail, title }: Problem) => detail ?? title

/** What to say when no answer came: that Docker does not run, where that is why. */
export async function unreachable(access: ConsoleAccess, reason: string, cause?: unknown): Promise<CliError> {
  if (!access.isRemote) {
    const { state } = await inspectDocker()
    if (state !== 'running' && state !== 'forbidden')
      return dockerUnreachable(state === 'missing', 'the daemon does not answer')
  }
  return new CliError(`The console does not answer at ${access.url}: ${reason}`, {
    fix: access.isRemote
      ? 'Look whether LAKEHOUSE_URL is right, and the console runs there. A private CA is set with NODE_EXTRA_CA_CERTS.'
      : 'See how it is with: ./lakehouse status',
    exitCode: EXIT.unreachable,
    cause,
  })
}
