import createClient from 'openapi-fetch'
import { isProblem, type Problem } from '@/lib/errors'
import type { paths } from './schema'

export type { paths } from './schema'

/** A call that did not succeed, with what the console said about it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.problem = problem
  }
}

export interface ApiClientOptions {
  /** Where the console is; the page's own origin when left out. */
  baseUrl?: string
  /** A bearer token; the browser's session when left out. */
  token?: string
  timeoutMs?: number
}

/** The typed client of `/api/v1`, for the pages and the CLI. */
export function createApiClient({ baseUrl = '', token, timeoutMs = 60_000 }: ApiClientOptions = {}) {
  return createClient<paths>({
    baseUrl: `${baseUrl}/api/v1`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    fetch: (request: Request) =>
      fetch(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) })),
  })
}

/** The pages' client. */
export const api = createApiClient()

/**
 * Takes the data out of an answer.
 *
 * @throws {ApiError} with the console's problem; where there was no answer, one that says so.
 */
export async function unwrap<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(unreachable(cause))
  })
  if (response.ok) return data as Data
  throw new ApiError(isProblem(error) ? error : unexpected(response))
}

function unreachable(cause: unknown): Problem {
  const late = cause instanceof DOMException && cause.name === 'TimeoutError'
  return {
    type: 'urn:lakehouse:problem:unreachable',
    title: late ? 'The console did not answer in time' : 'The console cannot be reached',
    status: 0,
    code: late ? 'upstream_timeout' : 'upstream_unavailable',
    detail: 'Check that it runs: ./lakehouse status',
    requestId: '–',
  }
}

function unexpected(response: Response): Problem {
  return {
    type: 'urn:lakehouse:problem:unexpected',
    title: 'The console gave an unexpected answer',
    status: response.status,
    code: 'internal',
    detail: `HTTP ${response.status}`,
    requestId: response.headers.get('x-request-id') ?? '–',
  }
}
