import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, signInAs } from './testing'

type Person = Awaited<ReturnType<typeof addPerson>>

describe('tokens', () => {
  let test: TestDatabase
  let operator: Person
  let cookie: string

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(async () => {
    await test.clear()
    operator = await addPerson(test, 'operator')
    cookie = await signInAs(operator.email)
  })

  afterAll(() => test.close())

  const create = async (scope: string, name: string = scope, by = cookie) => {
    const response = await call('/tokens', { method: 'POST', cookie: by, body: { name, scope } })
    return { status: response.status, ...((await response.json()) as { id: string; token: string; hint: string }) }
  }

  it('are shown once, and only their hash is kept', async () => {
    const { token, hint } = await create('read')
    expect(token).toMatch(/^lh_[\w-]{43}$/)
    const listed = await (await call('/tokens', { cookie })).text()
    expect(listed).toContain(hint)
    expect(listed).not.toContain(token)
    const kept = await test.database.apiToken.findMany()
    const events = await test.database.auditEvent.findMany()
    const everything = JSON.stringify([kept, events], (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(everything).not.toContain(token.slice(hint.length))
  })

  it('may do what their scope says, and no more than their owner', async () => {
    const read = await create('read')
    const operate = await create('operate')
    expect((await create('admin')).status).toBe(403)
    const start = (token: string) => call('/services/nothing/start', { method: 'POST', token })
    expect((await start(read.token)).status).toBe(403)
    expect((await start(operate.token)).status).not.toBe(403)
    await test.database.user.update({ where: { id: operator.id }, data: { role: 'viewer' } })
    expect((await start(operate.token)).status).toBe(403)
    expect((await call('/account', { token: operate.token })).status).toBe(200)
  })

  it('make no tokens, change no password and end no session', async () => {
    const { token } = await create('operate')
    for (const [method, path, body] of [
      ['POST', '/tokens', { name: 'another', scope: 'read' }],
      ['POST', '/account/password', { currentPassword: 'a', newPassword: 'a-new-password' }],
      ['GET', '/account/sessions', undefined],
    ] as const) {
      expect((await call(path, { method, token, body })).status).toBe(403)
    }
  })

  it('are seen and revoked by their owner and by admins, and by no one else', async () => {
    const { id, token } = await create('read')
    const stranger = await signInAs((await addPerson(test, 'operator', 'stranger')).email)
    expect((await call(`/tokens/${id}`, { method: 'DELETE', cookie: stranger })).status).toBe(404)
    expect(await (await call(`/tokens?owner=${operator.id}`, { cookie: stranger })).json()).toEqual({
      items: [],
      nextCursor: null,
    })
    expect((await call('/account', { token })).status).toBe(200)
    const admin = await signInAs((await addPerson(test, 'admin')).email)
    expect(((await (await call('/tokens', { cookie: admin })).json()) as { items: object[] }).items).toHaveLength(1)
    expect((await call(`/tokens/${id}`, { method: 'DELETE', cookie: admin })).status).toBe(204)
    expect((await call('/account', { token })).status).toBe(401)
  })

  it('revoke themselves, and none beside', async () => {
    const one = await create('read', 'one')
    const two = await create('operate', 'two')
    expect((await call(`/tokens/${two.id}`, { method: 'DELETE', token: one.token })).status).toBe(404)
    expect((await call(`/tokens/${one.id}`, { method: 'DELETE', token: one.token })).status).toBe(204)
    expect((await call('/account', { token: one.token })).status).toBe(401)
  })

  it('end by themselves', async () => {
    const { token, id } = await create('read')
    await test.database.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await call('/account', { token })).status).toBe(401)
    // The name is free again.
    expect((await create('read')).status).toBe(201)
  })

  it('have a name of their own', async () => {
    const both = await Promise.all([create('read', 'same'), create('read', 'same')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('say when and from where they were used last', async () => {
    const { token, id } = await create('read')
    await call('/account', { token, headers: { 'x-forwarded-for': '10.1.2.3' } })
    await expect
      .poll(() => test.database.apiToken.findUnique({ where: { id } }))
      .toMatchObject({ lastUsedAddress: '10.1.2.3', lastUsedAt: expect.any(Date) })
  })

  it('let nobody in from an address, where they would be kept in logs', async () => {
    const { token } = await create('read')
    for (const path of [`/account?token=${token}`, `/account?access_token=${token}`]) {
      expect((await call(path)).status).toBe(401)
    }
  })
})
