import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, signInAs } from './testing'

type Person = Awaited<ReturnType<typeof addPerson>>

/** What the project promises, in milliseconds. */
const promisedMs = 2_000

describe('an open stream', () => {
  let test: TestDatabase
  let admin: string
  let person: Person
  let cookie: string

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(async () => {
    await test.clear()
    admin = await signInAs((await addPerson(test, 'admin')).email)
    person = await addPerson(test, 'operator')
    cookie = await signInAs(person.email)
  })

  afterAll(() => test.close())

  /** What a stream says until it ends, and how long after `end` that was. */
  async function endedAfter(headers: { cookie?: string; token?: string }, end: () => Promise<unknown>) {
    const stream = await call('/operations/events', headers)
    expect(stream.status).toBe(200)
    let saidMs = Number.NaN
    const text = stream.text().then((whole) => {
      saidMs = performance.now()
      return whole
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(saidMs).toBeNaN()
    await end()
    const endedMs = performance.now()
    const whole = await text
    return { whole, afterMs: saidMs - endedMs }
  }

  const createToken = async () => {
    const response = await call('/tokens', { method: 'POST', cookie, body: { name: 't', scope: 'read' } })
    return (await response.json()) as { id: string; token: string }
  }

  it.each([
    ['its session is signed out', () => call('/session', { method: 'DELETE', cookie })],
    ['an admin ends its sessions', () => call(`/people/${person.id}/sessions`, { method: 'DELETE', cookie: admin })],
    [
      'an admin resets its password',
      () => call(`/people/${person.id}/password-reset`, { method: 'POST', cookie: admin }),
    ],
    ['its person is removed', () => call(`/people/${person.id}`, { method: 'DELETE', cookie: admin })],
    ['its session is over', () => test.database.session.updateMany({ data: { expiresAt: new Date(0) } })],
  ])('of a browser ends within 2 s once %s', async (_, end) => {
    const { whole, afterMs } = await endedAfter({ cookie }, end)
    expect(whole).toContain('event: session-ended')
    expect(afterMs).toBeLessThan(promisedMs)
  })

  it('of a token ends within 2 s once it is revoked, or over', async () => {
    const { id, token } = await createToken()
    const revoked = await endedAfter({ token }, () => call(`/tokens/${id}`, { method: 'DELETE', cookie }))
    expect(revoked.afterMs).toBeLessThan(promisedMs)
    const another = await createToken()
    const over = await endedAfter({ token: another.token }, () =>
      test.database.apiToken.updateMany({ data: { expiresAt: new Date(0) } }),
    )
    expect(over.afterMs).toBeLessThan(promisedMs)
  })

  it('goes on while a lesser role still allows it', async () => {
    const controller = new AbortController()
    const stream = await call('/operations/events', { cookie, signal: controller.signal })
    await call(`/people/${person.id}`, { method: 'PATCH', cookie: admin, body: { role: 'viewer' } })
    const text = stream.text()
    await new Promise((resolve) => setTimeout(resolve, promisedMs))
    controller.abort()
    expect(await text).not.toContain('session-ended')
  })
})
