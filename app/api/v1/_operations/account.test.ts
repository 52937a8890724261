import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureFirstAdmin } from '@/lib/server/auth'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { forgetStrangers } from '@/lib/server/services/audit/record'
import { api } from '.'
import { call, cookieOf } from './testing'

const admin = { email: 'admin@lakehouse.local', password: 'a-first-password' }
const chosen = 'a-password-of-my-own'

const signIn = (password: string, address = '10.0.0.1') =>
  call('/session', { method: 'POST', body: { email: admin.email, password }, headers: { 'x-forwarded-for': address } })

/** Signs in and chooses the password that has to be chosen. */
async function settle(): Promise<string> {
  const first = cookieOf(await signIn(admin.password))
  const changed = await call('/account/password', {
    method: 'POST',
    cookie: first,
    body: { currentPassword: admin.password, newPassword: chosen },
  })
  return cookieOf(changed)
}

describe('account', () => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(async () => {
    await test.clear()
    await ensureFirstAdmin(admin)
  })

  afterAll(() => test.close())

  it('creates the first administrator once, whatever is asked later', async () => {
    expect(await ensureFirstAdmin({ email: 'other@lakehouse.local', password: 'another-password' })).toBe(false)
    expect(await test.database.user.count()).toBe(1)
  })

  it('keeps the session in a cookie that scripts cannot read and other sites do not send', async () => {
    const cookie = (await signIn(admin.password)).headers.getSetCookie()[0]
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
  })

  it('lets nobody do anything before the given password is replaced', async () => {
    const cookie = cookieOf(await signIn(admin.password))
    const refused = await call('/account/sessions', { cookie })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'password_change_required' })
    expect((await call('/account', { cookie })).status).toBe(200)
    expect((await call('/account/sessions', { cookie: await settle() })).status).toBe(200)
  })

  it('ends every other session when the password changes', async () => {
    const stolen = cookieOf(await signIn(admin.password))
    await settle()
    expect((await call('/account', { cookie: stolen })).status).toBe(401)
  })

  it('refuses the given password as the new one', async () => {
    const cookie = cookieOf(await signIn(admin.password))
    const response = await call('/account/password', {
      method: 'POST',
      cookie,
      body: { currentPassword: admin.password, newPassword: admin.password },
    })
    expect(await response.json()).toMatchObject({ code: 'invalid_request', field: 'newPassword' })
  })

  it('answers a wrong password and an unknown person alike', async () => {
    const wrong = await (await signIn('not-the-password')).json()
    const unknown = await (
      await call('/session', { method: 'POST', body: { email: 'nobody@lakehouse.local', password: 'whatever-it-is' } })
    ).json()
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' })
  })

  it('slows guessing down after ten wrong passwords, the right one included, and only for that address', async () => {
    for (let guess = 0; guess < 10; guess++) expect((await signIn('not-the-password')).status).toBe(401)
    const slowed = await signIn(admin.password)
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await slowed.json()).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) })
    expect((await signIn(admin.password, '10.0.0.2')).status).toBe(200)
  })

  it('slows down guesses that are made side by side', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('not-the-password')))
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(10)
  })

  it('slows down guesses at one account from ever new addresses', async () => {
    const statuses = []
    for (let guess = 0; guess < 52; guess++) statuses.push((await signIn('not-the-password', `10.1.0.${guess}`)).status)
    expect(statuses.at(-1)).toBe(429)
  })

  it('forgets the failures once the right password was given', async () => {
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 5; guess++) await signIn('not-the-password')
      expect((await signIn(admin.password)).status).toBe(200)
    }
  })

  it('lists and ends sessions of the person only', async () => {
    const cookie = await settle()
    await signIn(chosen)
    const { items } = (await (await call('/account/sessions', { cookie })).json()) as {
      items: { id: string; current: boolean }[]
    }
    expect(items.map((session) => session.current)).toEqual([true, false])
    const path = `/account/sessions/${items[1]?.id}`
    expect((await call(path, { method: 'DELETE', cookie })).status).toBe(204)
    expect((await call(path, { method: 'DELETE', cookie })).status).toBe(404)
  })

  it('signs out for good', async () => {
    const cookie = await settle()
    expect((await call('/session', { method: 'DELETE', cookie })).status).toBe(204)
    expect((await call('/account', { cookie })).status).toBe(401)
  })

  it.each([
    ['another site', 'https://evil.example'],
    ['a look-alike', 'http://localhost:4000.evil.example'],
    ['another port', 'http://localhost:4001'],
    ['nowhere', ''],
    ['null', 'null'],
  ])('refuses a change that comes from %s', async (_, from) => {
    const cookie = await settle()
    const response = await call('/session', { method: 'DELETE', cookie, headers: { origin: from } })
    expect(await response.json()).toMatchObject({ code: 'origin_refused' })
    expect((await call('/account', { cookie })).status).toBe(200)
  })

  it('writes down who changed what, before and after', async () => {
    forgetStrangers()
    await settle()
    await signIn('not-the-password')
    const events = await test.database.auditEvent.findMany({ orderBy: { at: 'asc' } })
    expect(
      events.map(({ actorName, action, target, outcome, errorCode }) => ({
        actorName,
        action,
        target,
        outcome,
        errorCode,
      })),
    ).toEqual([
      { actorName: 'anonymous', action: 'session.create', target: admin.email, outcome: 'succeeded', errorCode: null },
      {
        actorName: 'Admin',
        action: 'account.password.change',
        target: 'own password',
        outcome: 'succeeded',
        errorCode: null,
      },
      {
        actorName: 'anonymous',
        action: 'session.create',
        target: admin.email,
        outcome: 'failed',
        errorCode: 'wrong_credentials',
      },
    ])
    expect(JSON.stringify(events.map(({ seq: _, ...event }) => event))).not.toContain('password-of-my-own')
  })
})

describe('tokens', () => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(() => test.clear())

  afterAll(() => test.close())

  it('let the CLI in, without an Origin', async () => {
    const authorization = `Bearer ${process.env.CONSOLE_CLI_TOKEN}`
    const response = await api.request('/api/v1/account', { headers: { authorization } })
    expect(await response.json()).toMatchObject({ kind: 'cli', id: 'cli' })
  })

  it.each(['Bearer wrong', 'Bearer ', 'Basic YTpi', `bearer ${'x'.repeat(10_000)}`])(
    'refuse %.20s',
    async (authorization) => {
      expect((await call('/account', { headers: { authorization } })).status).toBe(401)
    },
  )
})

describe('while the console’s database is away', () => {
  it('says so, and does not take it for a missing session', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const test = await openTestDatabase()
    await ensureFirstAdmin(admin)
    const cookie = await settle()
    await test.engine.close()
    const response = await call('/account', { cookie })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'upstream_unavailable', upstream: 'console-db' })
    await test.close().catch(() => {})
  })
})
