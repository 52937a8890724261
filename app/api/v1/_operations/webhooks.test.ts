import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, signInAs } from './testing'

describe('webhooks', () => {
  let test: TestDatabase
  let cookie: string

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(async () => {
    await test.clear()
    cookie = await signInAs((await addPerson(test, 'admin', 'ada')).email)
  })

  afterAll(() => test.close())

  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await call(path, { method, cookie, headers, ...(body ? { body } : {}) })
    const text = await response.text()
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      text,
      json: text === '' ? null : JSON.parse(text),
    }
  }
  const url = 'https://93.184.215.14/hooks/a-secret-of-the-receiver'
  const create = (change: object = {}) =>
    ask('POST', '/webhooks', { name: 'On-call', url, eventTypes: ['run.failed'], ...change })

  it('show their secret when they are made and when it is rotated, and never again', async () => {
    const created = await create()
    expect(created).toMatchObject({
      status: 201,
      json: { name: 'On-call', enabled: true, createdBy: 'ada', state: 'unused' },
    })
    const { id, secret } = created.json
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const rotated = await ask('POST', `/webhooks/${id}/rotate-secret`)
    expect(rotated.json.secret).toMatch(/^whsec_/)
    expect(rotated.json.secret).not.toBe(secret)
    await ask('PATCH', `/webhooks/${id}`, { enabled: false })
    await ask('POST', `/webhooks/${id}/test`)
    const answers = [
      await ask('GET', '/webhooks'),
      await ask('GET', `/webhooks/${id}`),
      await ask('GET', '/webhooks/deliveries'),
      await ask('PATCH', `/webhooks/${id}`, { name: 'Other' }),
    ]
    for (const { text, status } of answers) {
      expect(status).toBe(200)
      expect(text).not.toContain('whsec_')
    }
    const kept = JSON.stringify(
      [
        await test.database.webhook.findMany(),
        await test.database.auditEvent.findMany(),
        await test.database.event.findMany(),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    )
    for (const each of [secret, rotated.json.secret]) expect(kept).not.toContain(each.slice(6))
  })

  it('leave in the audit log what they were and are, and of their address only whose it is', async () => {
    const { json } = await create()
    await ask('PATCH', `/webhooks/${json.id}`, { enabled: false })
    await ask('DELETE', `/webhooks/${json.id}`)
    const events = (await test.database.auditEvent.findMany({ orderBy: { seq: 'asc' } })).filter(({ action }) =>
      action.startsWith('webhook'),
    )
    const about = { name: 'On-call', receiver: 'https://93.184.215.14', eventTypes: ['run.failed'] }
    expect(events).toMatchObject([
      {
        action: 'webhook.create',
        target: 'On-call',
        outcome: 'succeeded',
        after: { id: json.id, ...about, enabled: true },
      },
      {
        action: 'webhook.update',
        target: json.id,
        before: { ...about, enabled: true },
        after: { ...about, enabled: false },
      },
      { action: 'webhook.delete', target: json.id, before: { ...about, enabled: false } },
    ])
    expect(JSON.stringify(events.map(({ before, after }) => [before, after]))).not.toContain('a-secret-of-the-receiver')
  })

  it.each([
    'http://localhost:4000/',
    'http://127.0.0.1:5432/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
    'http://user:password@93.184.215.14/',
    'ftp://93.184.215.14/',
    'not a url',
  ])('are refused what nothing is sent to, and told which field it is: %s', async (refused) => {
    expect(await create({ url: refused })).toMatchObject({
      status: 400,
      json: { code: 'invalid_request', field: 'url' },
    })
    const { json } = await create()
    expect(await ask('PATCH', `/webhooks/${json.id}`, { url: refused })).toMatchObject({
      status: 400,
      json: { field: 'url' },
    })
    expect((await ask('GET', `/webhooks/${json.id}`)).json).toMatchObject({ url, version: 1 })
  })

  it('are refused the console’s own networks', async () => {
    const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    for (const { address, family } of own.filter(({ scopeid }) => !scopeid)) {
      const host = family === 'IPv6' ? `[${address}]` : address
      expect((await create({ url: `http://${host}:5432/` })).status).toBe(400)
    }
  })

  it.each([
    [{ eventTypes: [] }, 'eventTypes'],
    [{ eventTypes: ['run.failed', 'run.failed'] }, 'eventTypes'],
    [{ eventTypes: ['webhook.test'] }, 'eventTypes.0'],
    [{ name: '  ' }, 'name'],
    [{ name: 'a/b' }, 'name'],
    [{ secret: 'whsec_bXkgb3du' }, 'secret'],
  ])('say which field is at fault: %j', async (change, field) => {
    expect(await create(change)).toMatchObject({ status: 400, json: { code: 'invalid_request', field } })
  })

  it('have names of their own, and there are no more than fifty', async () => {
    await create()
    expect(await create()).toMatchObject({ status: 409, json: { field: 'name' } })
    const second = await create({ name: 'Second' })
    expect(await ask('PATCH', `/webhooks/${second.json.id}`, { name: 'On-call' })).toMatchObject({ status: 409 })
    for (let index = 2; index < 50; index++) expect((await create({ name: `Webhook ${index}` })).status).toBe(201)
    expect(await create({ name: 'One too many' })).toMatchObject({ status: 409, json: { code: 'conflict' } })
    expect((await ask('DELETE', `/webhooks/${second.json.id}`)).status).toBe(204)
    expect((await create({ name: 'Second' })).status).toBe(201)
    const first = (await ask('GET', '/webhooks?limit=20')).json
    const rest = (await ask('GET', `/webhooks?limit=500&cursor=${first.nextCursor}`)).json
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(50)
    expect(rest.nextCursor).toBeNull()
  })

  it('change for whoever has seen their newest version, and for nobody who has not', async () => {
    const { json, etag } = await create()
    expect(etag).toBe('"1"')
    const path = `/webhooks/${json.id}`
    const change = (name: string, ifMatch?: string) =>
      ask('PATCH', path, { name }, ifMatch === undefined ? {} : { 'if-match': ifMatch })
    const both = await Promise.all([change('Mine', '"1"'), change('Theirs', '"1"')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    expect((await change('Late', '"1"')).json).toMatchObject({ code: 'precondition_failed' })
    const { etag: now } = await ask('GET', path)
    expect(now).toBe('"2"')
    expect(await change('Seen', now ?? '')).toMatchObject({ status: 200, etag: '"3"' })
    expect(await change('Any', '*')).toMatchObject({ status: 200, etag: '"4"' })
    expect(await change('Not asked', undefined)).toMatchObject({ status: 200, etag: '"5"' })
    expect(await change('Odd', 'W/"5"')).toMatchObject({ status: 400, json: { field: 'if-match' } })
  })

  it('that are not there are not found', async () => {
    for (const [method, path] of [
      ['GET', '/webhooks/nothing'],
      ['DELETE', '/webhooks/nothing'],
      ['POST', '/webhooks/nothing/rotate-secret'],
      ['POST', '/webhooks/nothing/test'],
      ['GET', '/webhooks/deliveries/nothing'],
      ['POST', '/webhooks/deliveries/nothing/replay'],
    ] as const) {
      expect((await ask(method, path)).status).toBe(404)
    }
    expect((await ask('PATCH', '/webhooks/nothing', { enabled: true })).status).toBe(404)
  })

  it('say what was sent: payload, tries, and by which event', async () => {
    const { json } = await create()
    const sent = await ask('POST', `/webhooks/${json.id}/test`)
    expect(sent).toMatchObject({
      status: 202,
      json: { state: 'pending', eventType: 'webhook.test', webhookName: 'On-call' },
    })
    const read = await ask('GET', `/webhooks/deliveries/${sent.json.id}`)
    expect(read.json).toMatchObject({ id: sent.json.id, tries: 0, attempts: [] })
    expect(JSON.parse(read.json.payload)).toMatchObject({
      type: 'webhook.test',
      data: { webhook: 'On-call', askedBy: 'ada' },
    })
    expect((await ask('GET', `/webhooks/deliveries?webhookId=${json.id}&state=pending`)).json.items).toHaveLength(1)
    expect((await ask('GET', '/webhooks/deliveries?state=failed')).json.items).toEqual([])
    expect((await ask('GET', '/webhooks/deliveries?state=lost')).status).toBe(400)
    expect(await ask('POST', `/webhooks/deliveries/${sent.json.id}/replay`)).toMatchObject({ status: 202 })
  })
})
