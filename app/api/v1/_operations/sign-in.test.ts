import { hashPassword } from 'better-auth/crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureFirstAdmin } from '@/lib/server/auth'
import { resetAuth } from '@/lib/server/auth/auth'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { api } from '.'
import { type Call as ApiCall, call as callApi, cookieOf } from './testing'

const admin = { email: 'admin@lakehouse.local', password: 'a-first-password' }
const dayMs = 24 * 3_600_000

interface Call extends Omit<ApiCall, 'headers'> {
  address?: string
}

const call = (path: string, { method = 'POST', address = '10.0.0.1', ...rest }: Call = {}) =>
  callApi(path, { method, headers: { 'x-forwarded-for': address }, ...rest })

const signIn = (body: unknown = admin, options: Call = {}) => call('/session', { body, ...options })
const guess = (options: Call = {}) => signIn({ ...admin, password: 'not-the-password' }, options)
const isOpen = async (cookie: string) => (await call('/account', { method: 'GET', cookie })).status === 200

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})

beforeEach(async () => {
  await test.clear()
  await ensureFirstAdmin(admin)
  await test.database.user.updateMany({ data: { mustChangePassword: false } })
})

afterAll(() => test.close())

describe('a session', () => {
  it('is never one that the browser came with: not made up, not somebody’s, not one that is over', async () => {
    const mine = cookieOf(await signIn())
    const madeUp = mine.replace(/=.*/, '=a-token-that-someone-chose.c2lnbmF0dXJl')
    const over = cookieOf(await signIn())
    await call('/session', { method: 'DELETE', cookie: over })
    for (const given of [mine, madeUp, over]) {
      const opened = cookieOf(await signIn(admin, { cookie: given }))
      expect(opened).not.toBe(given)
      expect(await isOpen(opened)).toBe(true)
    }
    expect([await isOpen(madeUp), await isOpen(over)]).toEqual([false, false])
    const tokens = (await test.database.session.findMany()).map(({ token }) => token)
    expect(tokens).not.toContain('a-token-that-someone-chose')
  })

  it('is not opened by its token without the signature, nor with another’s', async () => {
    const [first, second] = [cookieOf(await signIn()), cookieOf(await signIn())]
    const [name = '', value = ''] = first.split('=')
    const [token] = decodeURIComponent(value).split('.')
    const signature = decodeURIComponent(second.split('=')[1] ?? '').split('.')[1]
    expect(await isOpen(first)).toBe(true)
    expect(await isOpen(`${name}=${token}`)).toBe(false)
    expect(await isOpen(`${name}=${encodeURIComponent(`${token}.${signature}`)}`)).toBe(false)
  })

  it('is another after the password has changed, and the one before is over', async () => {
    const cookie = cookieOf(await signIn())
    const body = { currentPassword: admin.password, newPassword: 'a-password-of-my-own' }
    const changed = cookieOf(await call('/account/password', { cookie, body }))
    expect(changed).not.toBe(cookie)
    expect([await isOpen(cookie), await isOpen(changed)]).toEqual([false, true])
  })
})

describe('the cookie of a session', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    resetAuth()
  })

  it('is for this host, hidden from scripts, and not sent along by other sites', async () => {
    const cookie = (await signIn()).headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^lakehouse\.session_token=[^;]+; /)
    const attributes = cookie.toLowerCase().split('; ').slice(1).sort()
    expect(attributes).toEqual(['httponly', `max-age=${(7 * dayMs) / 1_000}`, 'path=/', 'samesite=lax'])
  })

  it('is sent over TLS only, where the console is reached by it', async () => {
    vi.stubEnv('CONSOLE_PUBLIC_URL', 'https://console.example')
    resetAuth()
    const response = await api.request('/api/v1/session', {
      method: 'POST',
      headers: { origin: 'https://console.example', 'content-type': 'application/json' },
      body: JSON.stringify(admin),
    })
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-lakehouse\.session_token=.*; Secure/i)
  })
})

describe('who has an account', () => {
  it('cannot be told from how long a wrong password takes', async () => {
    // Known, known without a password, and unknown by turns, so that what else the machine does is in all of them.
    await test.database.user.create({
      data: { id: 'elsewhere', name: 'Elsewhere', email: 'elsewhere@lakehouse.local', trinoUser: 'p_elsewhere' },
    })
    const who = {
      known: admin.email,
      elsewhere: 'elsewhere@lakehouse.local',
      unknown: 'nobody@lakehouse.local',
    }
    const taken = { known: [] as number[], elsewhere: [] as number[], unknown: [] as number[], hash: [] as number[] }
    const measure = async (kind: keyof typeof taken, work: () => unknown) => {
      const startedAt = performance.now()
      await work()
      taken[kind].push(performance.now() - startedAt)
    }
    for (let round = 0; round < 40; round++) {
      await test.database.rateLimit.deleteMany()
      for (const kind of ['known', 'elsewhere', 'unknown'] as const) {
        await measure(kind, () => signIn({ email: who[kind], password: 'not-the-password' }))
      }
      await measure('hash', () => hashPassword('not-the-password'))
    }
    const medians = {
      known: median(taken.known),
      elsewhere: median(taken.elsewhere),
      unknown: median(taken.unknown),
      hash: median(taken.hash),
    }
    // Whoever is not there costs a hash too: without it, the difference would be one.
    expect(Math.abs(medians.unknown - medians.known), JSON.stringify(medians)).toBeLessThan(medians.hash / 2)
    expect(Math.abs(medians.elsewhere - medians.known), JSON.stringify(medians)).toBeLessThan(medians.hash / 2)
  }, 120_000)

  it('cannot be told from what a wrong password answers', async () => {
    const answers = []
    for (const [email, address] of [
      [admin.email, '10.9.0.1'],
      ['nobody@lakehouse.local', '10.9.0.2'],
    ] as const) {
      const response = await signIn({ email, password: 'not-the-password' }, { address })
      const headers = Object.fromEntries(response.headers)
      answers.push({
        status: response.status,
        headers: { ...headers, 'x-request-id': '', 'ratelimit-reset': '' },
        body: { ...((await response.json()) as object), requestId: '' },
      })
    }
    expect(answers[0]).toEqual(answers[1])
  })
})

const median = (values: number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0

describe('with a faked clock that jumps', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const jump = (ms: number) => vi.setSystemTime(Date.now() + ms)

  it('forward, a session ends with its time', async () => {
    const cookie = cookieOf(await signIn())
    jump(7 * dayMs - 60_000)
    // Looked at, but renewed by this: it lives a week from its last use.
    expect(await isOpen(cookie)).toBe(true)
    jump(7 * dayMs - 60_000)
    expect(await isOpen(cookie)).toBe(true)
    jump(7 * dayMs + 1_000)
    expect(await isOpen(cookie)).toBe(false)
  })

  it('backward, a session that would outlast its week is over, and one that is opened then lives a week', async () => {
    const cookie = cookieOf(await signIn())
    jump(-3_600_000)
    expect(await isOpen(cookie)).toBe(false)
    const fresh = cookieOf(await signIn())
    expect(await isOpen(fresh)).toBe(true)
    jump(7 * dayMs + 61_000)
    expect(await isOpen(fresh)).toBe(false)
  })

  it('forward and back, a session that was opened in between is over', async () => {
    jump(365 * dayMs)
    const cookie = cookieOf(await signIn())
    expect(await isOpen(cookie)).toBe(true)
    jump(-365 * dayMs)
    expect(await isOpen(cookie)).toBe(false)
    expect(await test.database.session.count()).toBe(0)
  })

  it('by less than a minute, nobody is signed out', async () => {
    const cookie = cookieOf(await signIn())
    jump(-50_000)
    expect(await isOpen(cookie)).toBe(true)
  })

  it('backward, whoever was slowed down stays so, and no longer than the longest wait', async () => {
    for (let count = 0; count < 13; count++) {
      await guess()
      jump(0)
    }
    jump(-30 * dayMs)
    const slowed = await signIn()
    expect(slowed.status).toBe(429)
    const { retryAfterMs } = (await slowed.json()) as { retryAfterMs: number }
    expect(retryAfterMs).toBeLessThanOrEqual(15 * 60_000)
    jump(15 * 60_000 + 1_000)
    expect((await signIn()).status).toBe(200)
  })

  it('backward, wrong passwords from before still count', async () => {
    for (let count = 0; count < 9; count++) expect((await guess()).status).toBe(401)
    jump(-30 * dayMs)
    expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
  })
})
