import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Role } from '@/lib/contracts/role'
import { makeTrinoUser } from '@/lib/server/auth'
import type { TestDatabase } from '@/lib/server/db/testing'
import { api } from '.'

export const origin = 'http://localhost:4000'
export const password = 'a-password-of-my-own'

export interface Call {
  method?: string
  body?: unknown
  /** Text to send as it is, in place of `body`. */
  text?: string
  cookie?: string
  token?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Calls the API as a page of ours would, or with a token as a program. */
export async function call(
  path: string,
  { method = 'GET', body, text, cookie, token, headers = {}, signal }: Call = {},
): Promise<Response> {
  const content = text ?? (body === undefined ? undefined : JSON.stringify(body))
  return api.request(`/api/v1${path}`, {
    method,
    headers: {
      origin,
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
    ...(signal === undefined ? {} : { signal }),
  })
}

export const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

let hash: Promise<string> | undefined

/** Someone of this role, who has chosen their password. */
export async function addPerson(test: TestDatabase, role: Role, name: string = role) {
  hash ??= hashPassword(password)
  const id = randomUUID()
  return test.database.user.create({
    data: {
      id,
      name,
      email: `${name}@lakehouse.local`,
      emailVerified: true,
      role,
      trinoUser: makeTrinoUser(),
      accounts: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: await hash } },
    },
  })
}

/** The cookie of a session of theirs. */
export async function signInAs(email: string): Promise<string> {
  const response = await call('/session', { method: 'POST', body: { email, password } })
  if (response.status !== 200) throw new Error(`${email} could not sign in: ${await response.text()}`)
  return cookieOf(response)
}
