import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { openTestDatabase, type TestDatabase } from '../db/testing'
import { createApi } from './create-api'
import { defineOperation, empty, file, json } from './define-operation'

const audit = {
  recordIntent: vi.fn(async () => 'audit-id'),
  recordDone: vi.fn(async () => {}),
  recordOutcome: vi.fn(async () => {}),
  recordRefusal: vi.fn(async () => {}),
}
const work = vi.fn(async (): Promise<void> => {})
const definition = { method: 'post', tag: 'Things', scope: 'operate', errors: [] } as const

const api = createApi(
  [
    defineOperation({
      ...definition,
      path: '/things',
      summary: 'Make a thing',
      audit: { action: 'thing.create', target: () => 'thing' },
      request: { body: z.strictObject({ name: z.string() }) },
      response: json(z.object({ id: z.string(), secret: z.string() }), 'The thing.', 201),
      handler: async () => {
        await work()
        return { id: crypto.randomUUID(), secret: 'shown-once-only' }
      },
    }),
    defineOperation({
      ...definition,
      path: '/things/sweep',
      summary: 'Sweep things',
      audit: { action: 'thing.sweep', target: () => 'things' },
      response: empty('Swept.'),
      handler: () => work(),
    }),
    defineOperation({
      ...definition,
      path: '/things/stream',
      summary: 'Stream things',
      audit: { action: 'thing.stream', target: () => 'things' },
      response: file('text/plain', 'Things.'),
      handler: async () => {
        await work()
        return new Response('a stream', { headers: { 'content-type': 'text/plain' } })
      },
    }),
  ],
  audit,
)

const post = (path: string, key: string | null, body?: unknown) =>
  api.request(`/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.CONSOLE_CLI_TOKEN}`,
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const code = async (response: Response) => ((await response.json()) as { code: string }).code

describe('a POST with an Idempotency-Key', () => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(async () => {
    await test.clear()
    work.mockReset()
  })

  afterAll(() => test.close())

  it('is done once, and answered alike', async () => {
    const first = await post('/things', 'k', { name: 'a' })
    const again = await post('/things', 'k', { name: 'a' })
    expect(again.status).toBe(201)
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is done once where both come at the same time', async () => {
    let finish = () => {}
    work.mockReturnValueOnce(
      new Promise<void>((resolve) => {
        finish = resolve
      }),
    )
    const first = post('/things', 'k', { name: 'a' })
    await vi.waitFor(() => expect(work).toHaveBeenCalled())
    const second = await post('/things', 'k', { name: 'a' })
    finish()
    expect(await code(second)).toBe('conflict')
    expect((await first).status).toBe(201)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is refused where the key came with something else', async () => {
    await post('/things', 'k', { name: 'a' })
    expect(await code(await post('/things', 'k', { name: 'b' }))).toBe('idempotency_key_reused')
    expect(await code(await post('/things/sweep', 'k'))).toBe('idempotency_key_reused')
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('may be tried again after it failed', async () => {
    work.mockRejectedValueOnce(new AppError('upstream_timeout', { upstream: 'airflow' }))
    expect((await post('/things', 'k', { name: 'a' })).status).toBe(504)
    expect((await post('/things', 'k', { name: 'a' })).status).toBe(201)
  })

  it('keeps an answer without a body, and of a stream only that it was', async () => {
    expect((await post('/things/sweep', 'k')).status).toBe(204)
    expect((await post('/things/sweep', 'k')).status).toBe(204)
    expect(await (await post('/things/stream', 's')).text()).toBe('a stream')
    expect(await code(await post('/things/stream', 's'))).toBe('conflict')
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('keeps no secret that its key does not open', async () => {
    await post('/things', 'k', { name: 'a' })
    const [row] = await test.database.idempotencyKey.findMany()
    expect(Buffer.from(row?.answer ?? []).toString('latin1')).not.toContain('shown-once-only')
  })

  it('says that it was done where its answer cannot be read, since CONSOLE_AUTH_SECRET was replaced', async () => {
    await post('/things', 'k', { name: 'a' })
    vi.stubEnv('CONSOLE_AUTH_SECRET', 'unit-another-secret-of-forty-characters-0')
    const again = await post('/things', 'k', { name: 'a' })
    vi.unstubAllEnvs()
    expect(await again.json()).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('CONSOLE_AUTH_SECRET has changed'),
    })
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is forgotten after a day', async () => {
    await post('/things', 'k', { name: 'a' })
    await test.database.idempotencyKey.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
    await post('/things', 'k', { name: 'a' })
    expect(work).toHaveBeenCalledTimes(2)
  })

  it.each(['', 'has space', 'x'.repeat(256), 'ü'])('is refused with the key %.20j', async (key) => {
    const response = await post('/things', key, { name: 'a' })
    expect(await response.json()).toMatchObject({ code: 'invalid_request', field: 'idempotency-key' })
    expect(work).not.toHaveBeenCalled()
  })
})
