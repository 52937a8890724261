import { expect } from 'vitest'
import { ask, type Invited, invite } from './people'
import type { TrinoCaller } from './trino'

export interface Member extends Invited {
  trinoUser: string
}

/** Who asks the console: a person by their session, or a program by a token; the command line otherwise. */
export type Caller = { cookie: string } | { token: string } | undefined

async function expectJson<T>(response: Response, status: number): Promise<T> {
  const text = await response.text()
  expect(response.status, text).toBe(status)
  return JSON.parse(text) as T
}

export async function join(role: string): Promise<Member> {
  const person = await invite(role)
  const { cookie } = person
  const { user } = await expectJson<{ user: string }>(await ask('GET', '/account/trino', { cookie }), 200)
  return { ...person, trinoUser: user }
}

export async function changeRole({ id }: Member, role: string): Promise<void> {
  await expectJson(await ask('PATCH', `/people/${id}`, { json: { role } }), 200)
}

/** A password of theirs for Trino. */
export async function makeTrinoPassword({ cookie }: Member): Promise<TrinoCaller> {
  return expectJson<TrinoCaller>(await ask('POST', '/account/trino-password', { cookie }), 201)
}

export interface StatementAnswer {
  status: number
  rows: unknown[][]
  problem?: { code: string; detail?: string; upstream?: string }
}

/** A statement by way of the console. */
export async function runStatement(caller: Caller, sql: string): Promise<StatementAnswer> {
  const response = await ask('POST', '/queries', { json: { sql }, ...caller })
  const text = await response.text()
  if (response.status !== 200) {
    return { status: response.status, rows: [], problem: JSON.parse(text) as NonNullable<StatementAnswer['problem']> }
  }
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { rows?: unknown[][]; error?: NonNullable<StatementAnswer['problem']> })
  const failed = lines.at(-1)?.error
  return { status: 200, rows: lines.flatMap(({ rows = [] }) => rows), ...(failed ? { problem: failed } : {}) }
}
