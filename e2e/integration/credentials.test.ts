import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Invited, invite, makeToken, remove } from './people'
import { setting } from './settings'

/** What the project promises, in milliseconds. */
const promisedMs = 2_000

const consoleLog = async () =>
  (await execa('docker', ['logs', `${setting('PROJECT')}-console-1`], { all: true, timeout: 60_000 })).all

/** How long after `end` an open stream says nothing more, in milliseconds. */
async function endsAfter(stream: Response, end: () => Promise<unknown>): Promise<number> {
  const over = stream.text().then(
    () => performance.now(),
    () => performance.now(),
  )
  await end()
  const endedAtMs = performance.now()
  return (await over) - endedAtMs
}

describe('people of the stack', () => {
  let viewer: Invited
  let operator: Invited

  beforeAll(async () => {
    viewer = await invite('viewer')
    operator = await invite('operator')
  })

  afterAll(async () => {
    await remove(viewer)
    await remove(operator)
  })

  test('read as viewers, act as operators, and administer as admins', async () => {
    const statusOf = async (method: string, path: string, person: Invited) =>
      (await ask(method, path, { cookie: person.cookie })).status
    expect(await statusOf('GET', '/services', viewer)).toBe(200)
    expect(await statusOf('POST', '/services/nothing/restart', viewer)).toBe(403)
    expect(await statusOf('POST', '/services/nothing/restart', operator)).toBe(404)
    expect(await statusOf('GET', '/people', operator)).toBe(403)
    expect((await ask('GET', '/people')).status).toBe(200)
  })

  test.each([
    ['/services/events'],
    ['/events?of=/services/events&of=/dags/events'],
    ['/services/trino/logs/events?tail=10'],
  ])('have a stream of %s end within 2 s once their session does', async (path) => {
    const person = await invite('viewer')
    const stream = await ask('GET', path, { cookie: person.cookie, signal: AbortSignal.timeout(60_000) })
    expect(stream.status).toBe(200)
    expect(await endsAfter(stream, () => remove(person))).toBeLessThan(promisedMs)
    expect((await ask('GET', '/account', { cookie: person.cookie })).status).toBe(401)
  })

  test('have the stream of a token end within 2 s once it is revoked', async () => {
    const { id, token } = await makeToken(viewer, 'read')
    const stream = await ask('GET', '/services/events', { token, signal: AbortSignal.timeout(60_000) })
    expect(await endsAfter(stream, () => ask('DELETE', `/tokens/${id}`))).toBeLessThan(promisedMs)
    expect((await ask('GET', '/account', { token })).status).toBe(401)
  })

  test('come from where they come from, whatever they say', async () => {
    const forged = '203.0.113.77'
    const headers = { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` }
    const { id } = await makeToken(viewer, 'read')
    await ask('DELETE', `/tokens/${id}`, { cookie: viewer.cookie, headers })
    const response = await ask('GET', `/audit?action=token.revoke&search=${id}`)
    const { items } = (await response.json()) as { items: { address: string }[] }
    expect(items).toHaveLength(1)
    expect(items[0]?.address).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
    expect(items[0]?.address).not.toBe(forged)
  })

  test('find no password, token or invitation of theirs in the console’s log', async () => {
    const { token } = await makeToken(viewer, 'read')
    await ask('GET', '/account', { token })
    await ask('GET', `/account?token=${token}`)
    await ask('GET', `/account?access_token=${token}`, { token })
    await ask('POST', '/queries', { token, json: { sql: 1, token } })
    const log = await consoleLog()
    expect(log).toContain('"path":"/account"')
    for (const secret of [token, viewer.password, viewer.cookie.split('=')[1] ?? '', setting('CONSOLE_TOKEN')]) {
      expect(secret.length).toBeGreaterThan(20)
      expect(log).not.toContain(secret)
    }
  })
})
