import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureFirstAdmin } from '@/lib/server/auth'
import { resetAuth } from '@/lib/server/auth/auth'
import { authenticatorCode } from '@/lib/server/auth/testing'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { disableTwoFactor } from '@/lib/server/services/account/disable-two-factor'
import { forgetStrangers } from '@/lib/server/services/audit/record'
import { resetPassword } from '@/lib/server/services/people/reset-password'
import { api } from '.'
import { type Call as ApiCall, call as callApi } from './testing'

const admin = { email: 'admin@lakehouse.local', password: 'a-first-password' }

interface Call extends Omit<ApiCall, 'headers'> {
  address?: string
}

const call = (path: string, { method = 'POST', address = '10.0.0.1', ...rest }: Call = {}) =>
  callApi(path, { method, headers: { 'x-forwarded-for': address }, ...rest })

/** What a browser would send back after this answer. */
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const signIn = (options: Call = {}) => call('/session', { body: admin, ...options })
const give = (code: string, options: Call) => call('/session/second-factor', { body: { code }, ...options })
const isOpen = async (cookie: string) => (await call('/account', { method: 'GET', cookie })).status === 200

interface Enrolled {
  cookie: string
  secret: string
  backupCodes: string[]
}

/** Begins two-factor. */
async function start(cookie: string): Promise<Enrolled> {
  const response = await call('/account/two-factor', { cookie, body: { password: admin.password } })
  expect(response.status).toBe(200)
  return { cookie, ...((await response.json()) as { secret: string; backupCodes: string[] }) }
}

/** Begins two-factor and confirms it; the clock goes on to a code that was not used. */
async function enrol(): Promise<Enrolled> {
  const begun = await start(cookieOf(await signIn()))
  const body = { code: authenticatorCode(begun.secret) }
  const confirmed = await call('/account/two-factor/confirm', { cookie: begun.cookie, body })
  expect(confirmed.status).toBe(204)
  pass(60_000)
  return { ...begun, cookie: cookieOf(confirmed) }
}

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await test.clear()
  await ensureFirstAdmin(admin)
  await test.database.user.updateMany({ data: { mustChangePassword: false } })
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(() => test.close())

describe('two-factor', () => {
  it('is on only once a code was given, and then every other session is over and this one replaced', async () => {
    const other = cookieOf(await signIn())
    const begun = await start(cookieOf(await signIn()))
    expect(await (await signIn()).json()).toMatchObject({ secondFactor: false, twoFactorEnabled: false })

    const confirm = (code: string) => call('/account/two-factor/confirm', { cookie: begun.cookie, body: { code } })
    expect(await (await confirm('000000')).json()).toMatchObject({ code: 'wrong_code', field: 'code' })
    expect(await (await confirm(begun.backupCodes[0] ?? '')).json()).toMatchObject({ code: 'wrong_code' })
    expect(await isOpen(other)).toBe(true)

    const confirmed = await confirm(authenticatorCode(begun.secret))
    expect(confirmed.status).toBe(204)
    expect([await isOpen(other), await isOpen(begun.cookie), await isOpen(cookieOf(confirmed))]).toEqual([
      false,
      false,
      true,
    ])
    expect(await test.database.session.count()).toBe(1)
    expect(await (await signIn()).json()).toEqual({ secondFactor: true })
  })

  it('is begun with the password only, and not over one that is on', async () => {
    const cookie = cookieOf(await signIn())
    const wrong = await call('/account/two-factor', { cookie, body: { password: 'not-the-password' } })
    expect(await wrong.json()).toMatchObject({ code: 'invalid_request', field: 'password' })
    expect(await test.database.twoFactor.count()).toBe(0)
    const enrolled = await enrol()
    const again = await call('/account/two-factor', { cookie: enrolled.cookie, body: { password: admin.password } })
    expect(await again.json()).toMatchObject({ code: 'conflict' })
  })

  it('makes an address that authenticators read, with the account and where it is', async () => {
    const response = await call('/account/two-factor', {
      cookie: cookieOf(await signIn()),
      body: { password: admin.password },
    })
    const { uri, secret, backupCodes } = (await response.json()) as Record<string, string>
    const url = new URL(uri ?? '')
    expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
      'otpauth:',
      'totp',
      `/Lakehouse (localhost):${admin.email}`,
    ])
    expect(Object.fromEntries(url.searchParams)).toEqual({
      secret,
      issuer: 'Lakehouse (localhost)',
      digits: '6',
      period: '30',
    })
    expect(new Set(backupCodes).size).toBe(10)
  })

  it('keeps neither the secret nor the backup codes where the database shows them', async () => {
    const { secret, backupCodes } = await enrol()
    const stored = JSON.stringify([
      await test.database.twoFactor.findMany(),
      await test.database.verification.findMany(),
      (await test.database.auditEvent.findMany()).map(({ seq: _, ...event }) => event),
    ])
    for (const word of [secret, ...backupCodes]) expect(stored).not.toContain(word)
  })

  it('opens no session with the password alone', async () => {
    await enrol()
    await test.database.session.deleteMany()
    const response = await signIn()
    expect(await response.json()).toEqual({ secondFactor: true })
    expect(await isOpen(cookieOf(response))).toBe(false)
    // Nor does any of the answer's cookies, in case one was set and only then taken back.
    for (const cookie of response.headers.getSetCookie()) expect(await isOpen(cookie.split(';')[0] ?? '')).toBe(false)
    expect(await test.database.session.count()).toBe(0)
  })

  it('opens a session with a code, once, also when it is sent twice at a time', async () => {
    const { secret } = await enrol()
    const code = authenticatorCode(secret)
    const [first, second] = [cookieOf(await signIn()), cookieOf(await signIn())]
    const answers = await Promise.all([give(code, { cookie: first }), give(code, { cookie: second })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    const opened = answers.find(({ status }) => status === 200)
    expect(await opened?.json()).toMatchObject({ email: admin.email, twoFactorEnabled: true })
    expect(await isOpen(cookieOf(opened as Response))).toBe(true)

    for (const laterMs of [0, 25_000, 30_000]) {
      pass(laterMs)
      const again = await give(code, { cookie: cookieOf(await signIn()) })
      expect(await again.json()).toMatchObject({ code: 'wrong_code' })
    }
    pass(30_000)
    expect((await give(authenticatorCode(secret), { cookie: cookieOf(await signIn()) })).status).toBe(200)
  })

  it('does not take the code by which it was confirmed for a sign-in', async () => {
    const begun = await start(cookieOf(await signIn()))
    const code = authenticatorCode(begun.secret)
    await call('/account/two-factor/confirm', { cookie: begun.cookie, body: { code } })
    expect((await give(code, { cookie: cookieOf(await signIn()) })).status).toBe(401)
  })

  it('takes a code of the step before and after, and none further away', async () => {
    const { secret } = await enrol()
    const statuses = []
    for (const awayMs of [-90_000, -30_000, 30_000, 90_000]) {
      const code = authenticatorCode(secret, Date.now() + awayMs)
      statuses.push((await give(code, { cookie: cookieOf(await signIn()) })).status)
    }
    expect(statuses).toEqual([401, 200, 200, 401])
  })

  it('takes each backup code once, however it is typed', async () => {
    const { backupCodes, cookie } = await enrol()
    const [first = '', second = ''] = backupCodes
    expect((await give(first, { cookie: cookieOf(await signIn()) })).status).toBe(200)
    expect((await give(first, { cookie: cookieOf(await signIn()) })).status).toBe(401)
    const typed = ` ${second.replace('-', '').toUpperCase()} `
    expect((await give(typed, { cookie: cookieOf(await signIn()) })).status).toBe(200)
    const left = await (await call('/account/two-factor', { method: 'GET', cookie })).json()
    expect(left).toEqual({ enabled: true, backupCodesLeft: 8, hasPassword: true })
  })

  it('takes a backup code once, also when it is sent many times at a time', async () => {
    const { backupCodes } = await enrol()
    const steps = []
    for (let step = 0; step < 5; step++) steps.push(cookieOf(await signIn()))
    const answers = await Promise.all(steps.map((cookie) => give(backupCodes[0] ?? '', { cookie })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('is bound to the browser that gave the password', async () => {
    const { secret } = await enrol()
    const cookie = cookieOf(await signIn())
    const code = authenticatorCode(secret)
    expect(await (await give(code, {})).json()).toMatchObject({ code: 'unauthenticated' })
    const forged = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/=([^.]+)\./, '=$1x.')
    expect((await give(code, { cookie: forged })).status).toBe(401)
    expect((await give(code, { cookie })).status).toBe(200)
  })

  it('ends the second step with its use', async () => {
    const { secret, backupCodes } = await enrol()
    const cookie = cookieOf(await signIn())
    expect((await give(authenticatorCode(secret), { cookie })).status).toBe(200)
    expect(await (await give(backupCodes[0] ?? '', { cookie })).json()).toMatchObject({ code: 'unauthenticated' })
  })

  it.each([
    [
      'its owner changes the password',
      (cookie: string) =>
        call('/account/password', {
          cookie,
          body: { currentPassword: admin.password, newPassword: 'a-password-of-my-own' },
        }),
    ],
    ['an admin resets the password', async () => resetPassword((await test.database.user.findFirstOrThrow()).id)],
  ])('lets the second step go that was begun with the password before, when %s', async (_, change) => {
    const { secret, cookie } = await enrol()
    const step = cookieOf(await signIn())
    await change(cookie)
    expect(await (await give(authenticatorCode(secret), { cookie: step })).json()).toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('lets the second step go after ten minutes', async () => {
    const { secret } = await enrol()
    const cookie = cookieOf(await signIn())
    expect((await signIn()).headers.getSetCookie().find((header) => header.includes('two_factor'))).toMatch(
      /Max-Age=600; .*HttpOnly; SameSite=Lax/i,
    )
    pass(10 * 60_000 + 1_000)
    expect(await (await give(authenticatorCode(secret), { cookie })).json()).toMatchObject({ code: 'unauthenticated' })
  })

  it('completes the sign-in of whom the second step is of, whoever else is signed in here', async () => {
    const { secret, cookie } = await enrol()
    const other = { email: 'other@lakehouse.local', password: 'another-password' }
    await addPerson(other)
    const session = cookieOf(await call('/session', { body: other }))
    const step = cookieOf(await signIn())
    const done = await give(authenticatorCode(secret), { cookie: `${session}; ${step}` })
    expect(await done.json()).toMatchObject({ email: admin.email })
    // A session of one's own does not stand in for the second step either.
    expect((await give(authenticatorCode(secret), { cookie })).status).toBe(401)
  })

  it('slows guessing down, the right code included, whatever is begun anew in between', async () => {
    const { secret } = await enrol()
    for (let begun = 0; begun < 2; begun++) {
      const cookie = cookieOf(await signIn())
      for (let guess = 0; guess < 5; guess++) expect((await give('000000', { cookie })).status).toBe(401)
    }
    const slowed = await give(authenticatorCode(secret), { cookie: cookieOf(await signIn()) })
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await slowed.json()).toMatchObject({ code: 'rate_limited', detail: expect.stringContaining('wrong codes') })
    pass(6_000)
    expect((await give(authenticatorCode(secret), { cookie: cookieOf(await signIn()) })).status).toBe(200)
  })

  it('ends a second step after five wrong codes, so that a password is needed for the next five', async () => {
    const { secret } = await enrol()
    const cookie = cookieOf(await signIn())
    for (let guess = 0; guess < 5; guess++) await give('000000', { cookie })
    expect(await (await give(authenticatorCode(secret), { cookie })).json()).toMatchObject({ code: 'unauthenticated' })
  })

  it('does not let second steps be begun without end', async () => {
    await enrol()
    const statuses = []
    for (let begun = 0; begun < 11; begun++) statuses.push((await signIn()).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429])
  })

  it('slows guessing down from ever new addresses, more than guessing at a password', async () => {
    const { secret } = await enrol()
    for (let begun = 0; begun < 4; begun++) {
      const cookie = cookieOf(await signIn({ address: `10.1.0.${begun}` }))
      for (let guess = 0; guess < 5; guess++) await give('000000', { cookie, address: `10.1.${begun}.${guess}` })
    }
    const address = '10.2.0.1'
    const slowed = await give(authenticatorCode(secret), { cookie: cookieOf(await signIn({ address })), address })
    expect(await slowed.json()).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) })
  })

  it('slows down codes that are guessed side by side, in one second step and in many', async () => {
    await enrol()
    const steps: string[] = []
    for (let step = 0; step < 3; step++) steps.push(cookieOf(await signIn()))
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, guess) =>
        give(String(guess).padStart(6, '0'), { cookie: steps[guess % steps.length] ?? '' }),
      ),
    )
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(20)
  })

  it('slows down guessing in an open browser too, before it is turned off', async () => {
    const { cookie } = await enrol()
    const statuses = []
    for (let guess = 0; guess < 11; guess++) {
      const body = { password: admin.password, code: '000000' }
      statuses.push((await call('/account/two-factor/disable', { cookie, body })).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })

  it('is turned off for password and code together, and then every other session is over', async () => {
    const { secret, cookie } = await enrol()
    const other = cookieOf(await give(authenticatorCode(secret), { cookie: cookieOf(await signIn()) }))
    pass(60_000)
    const turnOff = (body: unknown) => call('/account/two-factor/disable', { cookie, body })
    const code = () => authenticatorCode(secret)
    expect((await turnOff({ password: 'not-the-password', code: code() })).status).toBe(400)
    expect((await turnOff({ password: admin.password, code: '000000' })).status).toBe(401)
    expect((await turnOff({ password: admin.password })).status).toBe(400)
    const off = await turnOff({ password: admin.password, code: code() })
    expect(off.status).toBe(204)
    expect([await isOpen(other), await isOpen(cookie), await isOpen(cookieOf(off))]).toEqual([false, false, true])
    expect(await (await signIn()).json()).toMatchObject({ secondFactor: false })
    expect(await test.database.twoFactor.count()).toBe(0)
  })

  it('replaces the backup codes for password and code', async () => {
    const { secret, cookie, backupCodes } = await enrol()
    const renew = (body: unknown) => call('/account/two-factor/backup-codes', { cookie, body })
    expect((await renew({ password: admin.password, code: '000000' })).status).toBe(401)
    const renewed = await renew({ password: admin.password, code: authenticatorCode(secret) })
    const { backupCodes: fresh } = (await renewed.json()) as { backupCodes: string[] }
    expect((await give(backupCodes[0] ?? '', { cookie: cookieOf(await signIn()) })).status).toBe(401)
    expect((await give(fresh[0] ?? '', { cookie: cookieOf(await signIn()) })).status).toBe(200)
  })

  it('is taken away by an administrator, with the second steps under way', async () => {
    const { secret } = await enrol()
    const { id } = await test.database.user.findFirstOrThrow()
    const cookie = cookieOf(await signIn())
    expect(await disableTwoFactor(id)).toBe(true)
    expect((await give(authenticatorCode(secret), { cookie })).status).toBe(401)
    expect(await (await signIn()).json()).toMatchObject({ secondFactor: false, twoFactorEnabled: false })
    expect(await disableTwoFactor(id)).toBe(false)
  })

  it('says what to do when CONSOLE_AUTH_SECRET was replaced, and lets nobody past it', async () => {
    const { secret, backupCodes } = await enrol()
    const { id } = await test.database.user.findFirstOrThrow()
    vi.stubEnv('CONSOLE_AUTH_SECRET', 'another-5e1d0b7c93f24a68b1c7d2e9f0a4b365')
    resetAuth()
    try {
      for (const code of [authenticatorCode(secret), backupCodes[0] ?? '']) {
        const refused = await give(code, { cookie: cookieOf(await signIn()) })
        expect(await refused.json()).toMatchObject({
          code: 'conflict',
          detail: expect.stringContaining('Ask an admin'),
        })
      }
      expect(await test.database.session.count()).toBe(1)
      await disableTwoFactor(id)
      expect(await (await signIn()).json()).toMatchObject({ secondFactor: false })
    } finally {
      vi.unstubAllEnvs()
      resetAuth()
    }
  })

  it('leaves in the audit log who did what, and how it ended', async () => {
    forgetStrangers()
    const { secret, cookie } = await enrol()
    const step = cookieOf(await signIn())
    await give('000000', { cookie: step })
    await give(authenticatorCode(secret), { cookie: step })
    pass(60_000)
    const body = { password: admin.password, code: authenticatorCode(secret) }
    await call('/account/two-factor/disable', { cookie, body })
    const events = await test.database.auditEvent.findMany({ orderBy: { seq: 'asc' } })
    expect(
      events.map(({ actorName, action, outcome, errorCode, after }) => [
        actorName,
        action,
        errorCode ?? outcome,
        after,
      ]),
    ).toEqual([
      ['anonymous', 'session.create', 'succeeded', null],
      ['Admin', 'account.two-factor.start', 'succeeded', null],
      ['Admin', 'account.two-factor.confirm', 'succeeded', { twoFactor: 'on' }],
      ['anonymous', 'session.create', 'succeeded', { session: 'waits for the second factor' }],
      ['anonymous', 'session.second-factor', 'wrong_code', null],
      ['anonymous', 'session.second-factor', 'succeeded', { id: expect.any(String), email: admin.email }],
      ['Admin', 'account.two-factor.disable', 'succeeded', { twoFactor: 'off' }],
    ])
  })

  it('is refused to tokens, and without a session', async () => {
    const headers = { authorization: `Bearer ${process.env.CONSOLE_CLI_TOKEN}` }
    expect((await api.request('/api/v1/account/two-factor', { headers })).status).toBe(403)
    expect((await call('/account/two-factor', { body: { password: admin.password } })).status).toBe(401)
  })
})

async function addPerson(person: { email: string; password: string }): Promise<void> {
  const { hashPassword } = await import('better-auth/crypto')
  await test.database.user.create({
    data: {
      id: person.email,
      name: 'Other',
      email: person.email,
      trinoUser: `p_${person.email}`,
      accounts: {
        create: {
          id: person.email,
          accountId: person.email,
          providerId: 'credential',
          password: await hashPassword(person.password),
        },
      },
    },
  })
}
