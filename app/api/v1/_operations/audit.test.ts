import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { markUnknownOutcomes, recordIntent } from '@/lib/server/services/audit/record'
import { deleteExpiredEvents } from '@/lib/server/services/audit/retention'
import { addPerson, call, password, signInAs } from './testing'

type Person = Awaited<ReturnType<typeof addPerson>>

interface Event {
  action: string
  target: string
  outcome: string
  errorCode: string | null
  before: unknown
  after: unknown
  address: string
  actor: { id: string; name: string; kind: string; tokenName: string | null }
}

const dayMs = 24 * 3_600_000

describe('the audit log', () => {
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

  afterEach(() => {
    vi.restoreAllMocks()
  })

  afterAll(() => test.close())

  const list = async (query = '') => {
    const response = await call(`/audit${query}`, { cookie })
    expect(response.status).toBe(200)
    return (await response.json()) as { items: Event[]; nextCursor: string | null }
  }

  it('says who changed what from what to what, from where, and how it ended', async () => {
    const other = await addPerson(test, 'viewer', 'other')
    await call(`/people/${other.id}`, {
      method: 'PATCH',
      cookie,
      body: { role: 'operator' },
      headers: { 'x-forwarded-for': '10.1.2.3' },
    })
    expect((await list('?action=person.update')).items).toEqual([
      expect.objectContaining({
        actor: { id: admin.id, name: 'admin', kind: 'person', tokenName: null },
        address: '10.1.2.3',
        target: other.id,
        before: { name: 'other', role: 'viewer' },
        after: { name: 'other', role: 'operator', email: other.email },
        outcome: 'succeeded',
        errorCode: null,
      }),
    ])
  })

  it('names the token that a change was made with', async () => {
    const body = { name: 'deploys', scope: 'admin' }
    const created = await call('/tokens', { method: 'POST', cookie, body })
    const { token } = (await created.json()) as { token: string }
    await call(`/people/${admin.id}`, { method: 'PATCH', token, body: { name: 'Ada' } })
    const [event] = (await list('?action=person.update')).items
    expect(event?.actor).toEqual({ id: admin.id, name: 'admin', kind: 'token', tokenName: 'deploys' })
  })

  it('keeps what was refused: for want of a right, of a session, and of an origin', async () => {
    const viewer = await addPerson(test, 'viewer')
    const viewerCookie = await signInAs(viewer.email)
    await call('/people', { cookie: viewerCookie })
    await call(`/people/${admin.id}`, { method: 'DELETE', cookie: viewerCookie })
    await call(`/people/${viewer.id}`, { method: 'DELETE' })
    await call(`/people/${viewer.id}`, { method: 'DELETE', cookie, headers: { origin: 'https://evil.example' } })
    const { items } = await list('?outcome=refused')
    expect(items.map(({ action, actor, errorCode }) => [action, actor.name, errorCode])).toEqual([
      ['person.remove', 'admin', 'origin_refused'],
      ['person.remove', 'anonymous', 'unauthenticated'],
      ['person.remove', 'viewer', 'forbidden'],
      ['get /people', 'viewer', 'forbidden'],
    ])
    expect(await test.database.user.count()).toBe(2)
  })

  it('is not filled by strangers', async () => {
    for (let index = 0; index < 40; index++) {
      await call('/tokens', { method: 'POST', headers: { 'x-forwarded-for': '10.9.9.9' } })
    }
    expect((await list('?actor=anonymous&limit=500&outcome=refused')).items.length).toBeLessThanOrEqual(30)
  })

  it('keeps of a stranger who tries much what succeeds', async () => {
    const from = { 'x-forwarded-for': '10.8.8.8' }
    for (let index = 0; index < 40; index++) {
      await call('/invitations/offer', { method: 'POST', body: { token: 'x'.repeat(30) }, headers: from })
    }
    expect((await list('?action=invitation.read&limit=500')).items.length).toBeLessThanOrEqual(30)
    await call('/session', { method: 'POST', body: { email: admin.email, password }, headers: from })
    expect((await list('?action=session.create&search=10.8.8.8')).items).toMatchObject([{ outcome: 'succeeded' }])
  })

  it('is searched by name, action, target and address, and read page by page', async () => {
    for (let index = 0; index < 5; index++) {
      await call('/invitations', { method: 'POST', cookie, body: { email: `p${index}@example.org`, role: 'viewer' } })
    }
    expect((await list('?search=P3@EXAMPLE')).items).toHaveLength(1)
    expect((await list('?action=invitation.')).items).toHaveLength(5)
    const first = await list('?action=invitation.&limit=3')
    const second = await list(`?action=invitation.&limit=3&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ target }) => target)).toEqual(
      [4, 3, 2, 1, 0].map((index) => `p${index}@example.org`),
    )
    expect(second.nextCursor).toBeNull()
    expect((await list(`?from=${new Date(Date.now() + dayMs).toISOString()}`)).items).toEqual([])
  })

  it('is exported, without a formula that a spreadsheet would run', async () => {
    const name = '=HYPERLINK("http://evil.example","x")'
    await call('/tokens', { method: 'POST', cookie, body: { name, scope: 'read' } })
    await call('/session', { method: 'POST', body: { email: '-1@example.org', password: 'x' } })
    const csv = await (await call('/audit/export', { cookie })).text()
    expect(csv.split('\r\n')[0]).toMatch(/^at,actor,actorId/)
    expect(csv).toContain(",'-1@example.org,")
    expect(csv).toContain(`,"'${name.replaceAll('"', '""')}",`)
    expect(csv).not.toMatch(/(^|,)"?[=+\-@]/m)
    const lines = (await (await call('/audit/export?format=ndjson', { cookie })).text()).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).action)).toContain('token.create')
  })

  it('cannot be rewritten or emptied, not by the console itself', async () => {
    const { database } = test
    await expect(database.auditEvent.updateMany({ data: { actorName: 'nobody' } })).rejects.toThrow('append-only')
    await expect(database.auditEvent.updateMany({ data: { outcome: 'failed' } })).rejects.toThrow('append-only')
    await expect(database.auditEvent.deleteMany()).rejects.toThrow('append-only')
    await expect(database.$executeRaw`TRUNCATE "audit_event"`).rejects.toThrow('append-only')
  })

  it('lets go what is older than it is kept, and nothing else', async () => {
    const old = await recordIntent({
      actor: 'x',
      actorName: 'x',
      actorKind: 'cli',
      tokenName: null,
      address: 'x',
      action: 'old',
      target: 'x',
      requestId: 'x',
    })
    expect(await deleteExpiredEvents(new Date())).toBe(0)
    const all = await test.database.auditEvent.count()
    expect(await deleteExpiredEvents(new Date(Date.now() + 366 * dayMs))).toBe(all)
    expect(await test.database.auditEvent.findUnique({ where: { id: old ?? '' } })).toBeNull()
  })

  it('says unknown of a change in whose midst the console stopped', async () => {
    const intent = { actor: 'x', actorName: 'x', actorKind: 'cli', tokenName: null, address: 'x' } as const
    await recordIntent({ ...intent, action: 'thing.change', target: 'x', requestId: 'x' })
    expect(await markUnknownOutcomes(new Date(Date.now() + 1_000))).toBe(1)
    expect((await list('?action=thing.change')).items).toMatchObject([{ outcome: 'unknown' }])
  })

  it('says unknown of a change in whose midst the database went, once it can (a faked fault)', async () => {
    const other = await addPerson(test, 'viewer', 'other')
    const gone = Object.assign(new Error('Connection terminated unexpectedly'), {
      name: 'PrismaClientKnownRequestError',
      code: 'P1017',
    })
    const transaction = vi.spyOn(test.database, '$transaction').mockRejectedValueOnce(gone)
    const response = await call(`/people/${other.id}`, { method: 'PATCH', cookie, body: { role: 'admin' } })
    expect(transaction).toHaveBeenCalled()
    expect(response.status).toBe(503)
    const [event] = (await list('?action=person.update')).items
    expect(event).toMatchObject({ outcome: 'unknown', errorCode: 'upstream_unavailable' })
  })
})
