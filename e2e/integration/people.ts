import { randomUUID } from 'node:crypto'
import { setting } from './settings'

const base = setting('CONSOLE_URL')
const timeoutMs = 30_000

export interface Invited {
  id: string
  email: string
  password: string
  cookie: string
}

interface Ask {
  json?: unknown
  /** What is sent as it is, in place of `json`. */
  body?: string
  /** A session's cookie; the CLI's token when neither this nor `token` is given. */
  cookie?: string
  token?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Calls an operation of the stack's console. */
export function ask(
  method: string,
  path: string,
  { json, body, cookie, token, headers, signal }: Ask = {},
): Promise<Response> {
  const who: Record<string, string> =
    cookie === undefined
      ? { authorization: `Bearer ${token ?? setting('CONSOLE_TOKEN')}` }
      : { cookie, origin: base.replace('127.0.0.1', 'localhost') }
  return fetch(`${base}/api/v1${path}`, {
    method,
    signal: signal ?? AbortSignal.timeout(timeoutMs),
    headers: { ...who, ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
  })
}

async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response
  throw new Error(`${response.url} answered ${response.status} rather than ${status}: ${await response.text()}`)
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

/** Someone new of this role, invited and signed in as people are. */
export async function invite(role: string): Promise<Invited> {
  const email = `${role}-${randomUUID()}@example.org`
  const password = randomUUID()
  const invited = await expectStatus(await ask('POST', '/invitations', { json: { email, role } }), 201)
  const { link } = (await invited.json()) as { link: string }
  const joined = await expectStatus(
    await ask('POST', '/invitations/acceptance', {
      json: { token: new URL(link).hash.slice(1), name: role, password },
      cookie: '',
    }),
    201,
  )
  const { id } = (await joined.json()) as { id: string }
  return { id, email, password, cookie: cookieOf(joined) }
}

export async function remove({ id }: Invited): Promise<void> {
  await expectStatus(await ask('DELETE', `/people/${id}`), 204)
}

export async function makeToken(owner: Invited, scope: string): Promise<{ id: string; token: string }> {
  const made = await expectStatus(
    await ask('POST', '/tokens', { json: { name: `test ${randomUUID()}`, scope }, cookie: owner.cookie }),
    201,
  )
  return (await made.json()) as { id: string; token: string }
}
