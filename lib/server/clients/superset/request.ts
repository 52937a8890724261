import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/server/env'

const timeoutMs = 20_000

const tokenAnswer = z.object({ access_token: z.string().min(1) })
const csrfAnswer = z.object({ result: z.string().min(1) })

/** What a change needs: Superset takes one only with its own token, and the cookie that it came with. */
export interface Session {
  headers: Record<string, string>
}

/** Signs in as Superset's administrator. @throws {AppError} an upstream's code of `superset`. */
export async function signIn(signal?: AbortSignal): Promise<Session> {
  const answer = await send(
    '/security/login',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ username: env.SUPERSET_USERNAME, password: env.SUPERSET_PASSWORD },
        ...{ provider: 'db', refresh: false },
      }),
    },
    signal,
  )
  if (answer.status === 401) {
    await answer.body?.cancel()
    throw new AppError('upstream_error', {
      upstream: 'superset',
      detail: 'Superset does not let the console sign in. Check SUPERSET_ADMIN_PASSWORD.',
    })
  }
  const { access_token: token } = await parse(answer, tokenAnswer)
  const authorization = { authorization: `Bearer ${token}`, referer: env.SUPERSET_URL }
  const csrf = await send('/security/csrf_token/', { headers: authorization }, signal)
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const { result } = await parse(csrf, csrfAnswer)
  return { headers: { ...authorization, cookie, 'x-csrftoken': result } }
}

/**
 * Asks Superset.
 *
 * @param path below `/api/v1`.
 * @throws {AppError} an upstream's code of `superset`.
 */
export async function requestSuperset<Answer extends z.ZodType>(
  path: string,
  answer: Answer,
  {
    session,
    method = 'GET',
    body,
    signal,
  }: {
    session: Session
    method?: 'GET' | 'POST' | 'PUT'
    body?: unknown
    signal?: AbortSignal | undefined
  },
): Promise<z.output<Answer>> {
  const headers = { accept: 'application/json', ...session.headers }
  const init =
    body === undefined
      ? { method, headers }
      : { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return parse(await send(path, init, signal), answer)
}

async function send(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    return await fetch(`${env.SUPERSET_URL}/api/v1${path}`, {
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      redirect: 'error',
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw toConnectionError(cause)
  }
}

async function parse<Answer extends z.ZodType>(response: Response, answer: Answer): Promise<z.output<Answer>> {
  const text = await response.text().catch((cause: unknown) => {
    throw toConnectionError(cause)
  })
  if (!response.ok) {
    throw new AppError('upstream_error', {
      upstream: 'superset',
      detail: `Superset answered ${response.status}.`,
      cause: new Error(text.slice(0, 2_000)),
    })
  }
  try {
    return answer.parse(JSON.parse(text))
  } catch (cause) {
    const detail = 'Superset gave an answer that the console does not understand.'
    throw new AppError('upstream_error', { upstream: 'superset', detail, cause })
  }
}

function toConnectionError(cause: unknown): AppError {
  const isLate = cause instanceof DOMException && cause.name === 'TimeoutError'
  return new AppError(isLate ? 'upstream_timeout' : 'upstream_unavailable', {
    upstream: 'superset',
    detail: isLate
      ? `Superset did not answer within ${timeoutMs / 1_000} s.`
      : 'Superset cannot be reached. Check that it runs: ./lakehouse status',
    cause,
  })
}
