import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles, type TokenScope, tokenScopes } from '@/lib/contracts/role'
import { makeToken } from '@/lib/server/auth'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { operations } from '.'
import { addPerson, call, signInAs } from './testing'

const documentFile = path.join(import.meta.dirname, '../../../../lib/api-client/openapi.json')

/** Who may call what, as the committed document lists it: whoever adds an operation, or opens one, sees it in the change that is read. */
const listed = Object.entries(
  (JSON.parse(await readFile(documentFile, 'utf8')) as { paths: Record<string, Record<string, { 'x-scope': string }>> })
    .paths,
).flatMap(([route, methods]) =>
  Object.entries(methods).map(([method, operation]) => `${method.toUpperCase()} ${route}: ${operation['x-scope']}`),
)

const nameOf = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`

/** A path to a thing that is not there: who may would get 404, or 400, and nothing happens. */
const addressOf = (path: string) => path.replace(/\{\+?\w+\}/g, 'not-there')

const allowed = (scope: string, role: Role, kind: 'person' | 'token') =>
  scope === 'self' ? kind === 'person' : roles.indexOf(role) >= tokenScopes.indexOf(scope as TokenScope)

interface Caller {
  name: string
  role: Role | null
  kind: 'person' | 'token'
  headers: { cookie?: string; token?: string }
}

describe('every operation', () => {
  let test: TestDatabase
  const callers: Caller[] = []

  beforeAll(async () => {
    test = await openTestDatabase()
    const now = new Date()
    for (const role of roles) {
      const person = await addPerson(test, role)
      const { token, tokenHash, hint } = makeToken()
      await test.database.apiToken.create({
        data: {
          id: role,
          userId: person.id,
          name: role,
          scope: tokenScopes[roles.indexOf(role)] ?? 'read',
          tokenHash,
          hint,
          createdAt: now,
          expiresAt: new Date(now.getTime() + 3_600_000),
        },
      })
      callers.push({ name: `a ${role}'s token`, role, kind: 'token', headers: { token } })
      callers.push({ name: `a ${role}`, role, kind: 'person', headers: { cookie: await signInAs(person.email) } })
    }
    callers.push({ name: 'nobody', role: null, kind: 'person', headers: {} })
    callers.push({
      name: 'a made-up session',
      role: null,
      kind: 'person',
      headers: { cookie: 'lakehouse.session_token=x.y' },
    })
    callers.push({ name: 'a made-up token', role: null, kind: 'token', headers: { token: makeToken().token } })
  })

  afterAll(() => test.close())

  it('is listed, and nothing is listed that there is not', () => {
    const defined = operations.map((operation) => `${nameOf(operation).replace('{+', '{')}: ${operation.scope}`)
    expect(defined.sort()).toEqual(listed.sort())
  })

  it.each(operations.map((operation) => [nameOf(operation), operation] as const))(
    '%s lets in who its scope says, and nobody else',
    async (name, operation) => {
      // What they sign out of would be gone for the rest.
      const asked = callers.filter(
        (caller) => name !== 'DELETE /session' || !caller.headers.cookie || caller.role === null,
      )
      for (const caller of asked) {
        const response = await call(addressOf(operation.path), {
          method: operation.method.toUpperCase(),
          ...caller.headers,
          ...(operation.request.body ? { body: { 'not-a-field': true } } : {}),
        })
        await response.body?.cancel()
        expect([caller.name, seen(response)]).toEqual([caller.name, expected(operation.scope, caller)])
      }
    },
  )
})

function expected(scope: string, { role, kind }: Caller): string {
  if (scope === 'public') return 'let in'
  if (role === null) return 'told to sign in'
  return allowed(scope, role, kind) ? 'let in' : 'refused'
}

function seen({ status }: Response): string {
  return { 401: 'told to sign in', 403: 'refused' }[status] ?? 'let in'
}
