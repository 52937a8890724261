import type { z } from 'zod'
import { cdcSchema } from '@/lib/contracts/cdc'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/server/env'

const timeoutMs = 5_000

export type CdcState = z.infer<typeof cdcSchema>

/**
 * What the service of change data capture tells of itself; undefined while there is no such service.
 *
 * @throws {AppError} `upstream_*` with `upstream: 'cdc'`.
 */
export async function readCdcState(signal?: AbortSignal): Promise<CdcState | undefined> {
  const response = await reach('/state', 'GET', signal)
  if (response === undefined) return undefined
  let body: unknown
  try {
    body = await response.json()
  } catch (cause) {
    throw toError(cause)
  }
  const result = cdcSchema.safeParse(body)
  if (!result.success) {
    throw new AppError('upstream_error', {
      upstream: 'cdc',
      detail: 'Change data capture gave an answer that the console does not understand.',
      cause: result.error,
    })
  }
  return result.data
}

/**
 * Has all tables read anew. @returns whether there is such a service.
 *
 * @throws {AppError} as {@link readCdcState}.
 */
export async function startCdcSnapshot(): Promise<boolean> {
  const response = await reach('/snapshot', 'POST')
  await response?.body?.cancel()
  return response !== undefined
}

async function reach(path: string, method: 'GET' | 'POST', signal?: AbortSignal): Promise<Response | undefined> {
  const timeout = AbortSignal.timeout(timeoutMs)
  let response: Response
  try {
    response = await fetch(`${env.CDC_URL}${path}`, {
      method,
      headers: { accept: 'application/json', authorization: `Bearer ${env.CDC_TOKEN}` },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      redirect: 'error',
    })
  } catch (cause) {
    if (hasNoAddress(cause)) return undefined
    throw toError(cause)
  }
  if (response.ok) return response
  await response.body?.cancel()
  throw new AppError('upstream_error', {
    upstream: 'cdc',
    detail:
      response.status === 401
        ? 'Change data capture does not take the console’s token. Bring both up with one CDC_TOKEN: ./lakehouse up'
        : `Change data capture answered ${response.status}.`,
    cause: new Error(`HTTP ${response.status} from ${path}`),
  })
}

/** A name without an address: no container of the service runs. */
function hasNoAddress(cause: unknown): boolean {
  const code = cause instanceof Error && cause.cause instanceof Error && 'code' in cause.cause ? cause.cause.code : ''
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN'
}

function toError(cause: unknown): AppError {
  const isLate = cause instanceof DOMException && cause.name === 'TimeoutError'
  return new AppError(isLate ? 'upstream_timeout' : 'upstream_unavailable', {
    upstream: 'cdc',
    detail: isLate
      ? `Change data capture did not answer within ${timeoutMs / 1_000} s.`
      : 'Change data capture cannot be reached. Check that it runs: ./lakehouse status',
    cause,
  })
}
