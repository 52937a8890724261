import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, cookieOf, password, signInAs } from './testing'

type Person = Awaited<ReturnType<typeof addPerson>>

describe('people', () => {
  let test: TestDatabase
  let admin: Person
  let cookie: string

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(async () => {
    await test.clear()
    admin = await addPerson(test, 'admin')
    cookie = await signInAs(admin.email)
  })

  afterAll(() => test.close())

  const invite = async (email = 'grace@example.org', role = 'operator') => {
    const response = await call('/invitations', { method: 'POST', cookie, body: { email, role } })
    const { id, link } = (await response.json()) as { id: string; link: string }
    return { id, token: new URL(link).hash.slice(1), link }
  }

  const accept = (token: string) =>
    call('/invitations/acceptance', { method: 'POST', body: { token, name: 'Grace', password } })

  it('join by an invitation, once, with the role that it names', async () => {
    const { token } = await invite()
    const offer = await call('/invitations/offer', { method: 'POST', body: { token } })
    expect(await offer.json()).toMatchObject({ email: 'grace@example.org', role: 'operator', invitedBy: 'admin' })
    const joined = await accept(token)
    expect(await joined.json()).toMatchObject({ email: 'grace@example.org', role: 'operator', kind: 'person' })
    expect((await call('/account', { cookie: cookieOf(joined) })).status).toBe(200)
    expect((await accept(token)).status).toBe(404)
    expect(await test.database.invitation.count()).toBe(0)
  })

  it('join once where one link is used twice at the same time', async () => {
    const { token } = await invite()
    const statuses = (await Promise.all([accept(token), accept(token)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 404])
    expect(await test.database.user.count({ where: { email: 'grace@example.org' } })).toBe(1)
  })

  it('do not join by a link that was taken back, replaced, or is over', async () => {
    const taken = await invite()
    await call(`/invitations/${taken.id}`, { method: 'DELETE', cookie })
    expect((await accept(taken.token)).status).toBe(404)
    const first = await invite()
    const second = await invite()
    expect((await accept(first.token)).status).toBe(404)
    await test.database.invitation.updateMany({ data: { expiresAt: new Date(0) } })
    expect((await accept(second.token)).status).toBe(404)
  })

  it('keep no secret of an invitation where a server or a log would see it', async () => {
    const { token, link } = await invite()
    expect(new URL(link).pathname + new URL(link).search).not.toContain(token)
    const kept = await test.database.invitation.findMany()
    expect(JSON.stringify(kept)).not.toContain(token)
    const events = await test.database.auditEvent.findMany()
    expect(JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      token,
    )
  })

  it('are not invited who are here', async () => {
    const response = await call('/invitations', {
      method: 'POST',
      cookie,
      body: { email: 'ADMIN@lakehouse.local', role: 'viewer' },
    })
    expect(await response.json()).toMatchObject({ code: 'conflict', field: 'email' })
  })

  it.each(['PATCH', 'DELETE'])('are not left without an admin by %s', async (method) => {
    const response = await call(`/people/${admin.id}`, {
      method,
      cookie,
      ...(method === 'PATCH' ? { body: { role: 'viewer' } } : {}),
    })
    expect(response.status).toBe(409)
    expect((await call('/people', { cookie })).status).toBe(200)
  })

  it('keep an admin where two demote each other at once', async () => {
    const other = await addPerson(test, 'admin', 'other')
    const otherCookie = await signInAs(other.email)
    const demote = (id: string, by: string) =>
      call(`/people/${id}`, { method: 'PATCH', cookie: by, body: { role: 'viewer' } })
    const statuses = (await Promise.all([demote(other.id, cookie), demote(admin.id, otherCookie)])).map(
      ({ status }) => status,
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(await test.database.user.count({ where: { role: 'admin' } })).toBe(1)
  })

  it('may at once do no more than their new role allows', async () => {
    const other = await addPerson(test, 'admin', 'other')
    const otherCookie = await signInAs(other.email)
    expect((await call('/people', { cookie: otherCookie })).status).toBe(200)
    await call(`/people/${other.id}`, { method: 'PATCH', cookie, body: { role: 'operator' } })
    expect((await call('/people', { cookie: otherCookie })).status).toBe(403)
  })

  it('leave with all that let them in', async () => {
    const other = await addPerson(test, 'operator', 'other')
    const otherCookie = await signInAs(other.email)
    const { token } = (await (
      await call('/tokens', { method: 'POST', cookie: otherCookie, body: { name: 't', scope: 'read' } })
    ).json()) as { token: string }
    expect((await call('/account', { token })).status).toBe(200)
    expect((await call(`/people/${other.id}`, { method: 'DELETE', cookie })).status).toBe(204)
    expect((await call('/account', { token })).status).toBe(401)
    expect((await call('/account', { cookie: otherCookie })).status).toBe(401)
    expect((await call(`/people/${other.id}`, { cookie })).status).toBe(404)
  })

  it('sign in once with a password that an admin has reset, and then choose their own', async () => {
    const other = await addPerson(test, 'viewer', 'other')
    const before = await signInAs(other.email)
    const reset = await call(`/people/${other.id}/password-reset`, { method: 'POST', cookie })
    const { temporaryPassword } = (await reset.json()) as { temporaryPassword: string }
    expect((await call('/account', { cookie: before })).status).toBe(401)
    const old = await call('/session', { method: 'POST', body: { email: other.email, password } })
    expect(old.status).toBe(401)
    const given = await call('/session', {
      method: 'POST',
      body: { email: other.email, password: temporaryPassword },
    })
    expect(await given.json()).toMatchObject({ mustChangePassword: true })
    expect((await call('/services', { cookie: cookieOf(given) })).status).toBe(403)
  })

  it('have their sessions listed and ended by an admin', async () => {
    const other = await addPerson(test, 'viewer', 'other')
    const otherCookie = await signInAs(other.email)
    const { items } = (await (await call(`/people/${other.id}/sessions`, { cookie })).json()) as {
      items: { id: string }[]
    }
    expect(items).toHaveLength(1)
    // A session is ended under its owner's name only.
    const path = (person: string) => `/people/${person}/sessions/${items[0]?.id}`
    expect((await call(path(admin.id), { method: 'DELETE', cookie })).status).toBe(404)
    expect((await call('/account', { cookie: otherCookie })).status).toBe(200)
    expect((await call(path(other.id), { method: 'DELETE', cookie })).status).toBe(204)
    expect((await call('/account', { cookie: otherCookie })).status).toBe(401)
    const ended = await test.database.auditEvent.findFirst({
      where: { action: 'person.session.end', outcome: 'succeeded' },
      orderBy: { seq: 'desc' },
    })
    expect(ended).toMatchObject({ target: other.id, before: { session: items[0]?.id } })
  })

  it('lose a second factor that they cannot give any more, by an admin', async () => {
    const other = await addPerson(test, 'viewer', 'other')
    await test.database.user.update({ where: { id: other.id }, data: { twoFactorEnabled: true } })
    const path = `/people/${other.id}/two-factor`
    expect((await call(path, { method: 'DELETE', cookie })).status).toBe(204)
    expect(await (await call(`/people/${other.id}`, { cookie })).json()).toMatchObject({ twoFactorEnabled: false })
    expect((await call('/people/nobody/two-factor', { method: 'DELETE', cookie })).status).toBe(404)
  })

  it('are listed page by page, each once, by address', async () => {
    for (const name of ['b', 'a', 'c']) await addPerson(test, 'viewer', name)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const response = await call(`/people?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`, { cookie })
      const page = (await response.json()) as { items: { name: string }[]; nextCursor: string | null }
      seen.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(['a', 'admin', 'b', 'c'])
    expect((await call('/people?cursor=nonsense', { cookie })).status).toBe(400)
  })
})
