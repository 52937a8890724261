import type { z } from 'zod'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/server/env'
import { tokenAnswer } from './answers'

const timeoutMs = 15_000

const holder = globalThis as typeof globalThis & { lakehouseAirflowToken?: Promise<string> | undefined }

export interface AirflowRequest {
  method?: 'GET' | 'POST'
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * Asks Airflow, signing in first where needed, and again when the token has expired.
 *
 * @param path below `/api/v2`, its variable parts already encoded.
 * @throws {AppError} `not_found`, `conflict`, `invalid_request`, or `upstream_*` with `upstream: 'airflow'`.
 */
export async function requestAirflow<Answer extends z.ZodType>(
  path: string,
  answer: Answer,
  { method = 'GET', body, signal }: AirflowRequest = {},
): Promise<z.output<Answer>> {
  const send = async () => {
    const token = await readToken()
    return reach(`/api/v2${path}`, {
      method,
      signal: signal ?? null,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  let response = await send()
  if (response.status === 401) {
    await response.body?.cancel()
    holder.lakehouseAirflowToken = undefined
    response = await send()
  }
  if (!response.ok) throw await toError(response)
  return parse(response, answer)
}

/** One sign-in serves all who ask meanwhile; a failed one is not kept. */
function readToken(): Promise<string> {
  if (holder.lakehouseAirflowToken) return holder.lakehouseAirflowToken
  const token = signIn()
  holder.lakehouseAirflowToken = token
  token.catch(() => {
    if (holder.lakehouseAirflowToken === token) holder.lakehouseAirflowToken = undefined
  })
  return token
}

async function signIn(): Promise<string> {
  const response = await reach('/auth/token', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ username: env.AIRFLOW_USERNAME, password: env.AIRFLOW_PASSWORD }),
  })
  // Airflow answers so while its own database is away, which says nothing about the password.
  if (response.status >= 500) throw await toError(response)
  if (!response.ok) {
    await response.body?.cancel()
    throw new AppError('upstream_error', {
      upstream: 'airflow',
      detail: 'Airflow does not let the console sign in. Check AIRFLOW_ADMIN_PASSWORD.',
      cause: new Error(`HTTP ${response.status} from /auth/token`),
    })
  }
  return (await parse(response, tokenAnswer)).access_token
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
  try {
    return await fetch(`${env.AIRFLOW_URL}${path}`, { ...init, signal, redirect: 'error' })
  } catch (cause) {
    throw toConnectionError(cause)
  }
}

async function parse<Answer extends z.ZodType>(response: Response, answer: Answer): Promise<z.output<Answer>> {
  let body: unknown
  try {
    body = await response.json()
  } catch (cause) {
    if (cause instanceof SyntaxError) throw unexpectedAnswer(cause)
    throw toConnectionError(cause)
  }
  const result = answer.safeParse(body)
  if (!result.success) throw unexpectedAnswer(result.error)
  return result.data
}

function unexpectedAnswer(cause: unknown): AppError {
  return new AppError('upstream_error', {
    upstream: 'airflow',
    detail: 'Airflow gave an answer that the console does not understand.',
    cause,
  })
}

function toConnectionError(cause: unknown): AppError {
  const isLate = cause instanceof DOMException && cause.name === 'TimeoutError'
  return new AppError(isLate ? 'upstream_timeout' : 'upstream_unavailable', {
    upstream: 'airflow',
    detail: isLate
      ? `Airflow did not answer within ${timeoutMs / 1_000} s.`
      : 'Airflow cannot be reached. Check that it runs: ./lakehouse status',
    cause,
  })
}

async function toError(response: Response): Promise<AppError> {
  const text = (await response.text().catch(() => '')).slice(0, 2_000)
  const cause = new Error(`HTTP ${response.status} from Airflow: ${text}`)
  if (response.status === 404) return new AppError('not_found', { detail: 'Airflow does not know this.', cause })
  if (response.status === 409) return new AppError('conflict', { detail: 'Airflow has this already.', cause })
  if (response.status === 400 || response.status === 422) {
    const param = /Invalid input for param ([\w.-]+):/.exec(text)?.[1]
    return new AppError('invalid_request', {
      ...(param === undefined
        ? { detail: 'Airflow refuses these values.' }
        : { field: `conf.${param}`, detail: `The DAG does not take this value for ${param}.` }),
      cause,
    })
  }
  return new AppError('upstream_error', { upstream: 'airflow', detail: `Airflow answered ${response.status}.`, cause })
}
