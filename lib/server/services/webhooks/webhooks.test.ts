import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CreateWebhook } from '@/lib/contracts/webhooks'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  publishEvent,
  readDelivery,
  readWebhook,
  replayDelivery,
  rotateWebhookSecret,
  sendTest,
  updateWebhook,
} from '.'
import { bringForward, cleanUpDeliveries } from './clean-up'
import { deliverDue, type UnderWay, waitAfter } from './deliver'
import { startDeliveries } from './delivery-loop'

interface Received {
  path: string
  headers: Record<string, string>
  body: string
}

/** A receiver that answers as it is told. */
class Receiver {
  readonly received: Received[] = []
  open = 0
  mostOpen = 0
  answer: http.RequestListener = (_request, response) => response.writeHead(204).end()
  private readonly server = http.createServer(async (request, response) => {
    this.open += 1
    this.mostOpen = Math.max(this.mostOpen, this.open)
    response.on('close', () => {
      this.open -= 1
    })
    let body = ''
    for await (const chunk of request) body += chunk
    this.received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
    this.answer(request, response)
  })

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`
  }

  reset(): void {
    this.server.closeAllConnections()
    this.received.length = 0
    this.mostOpen = 0
    this.answer = (_request, response) => response.writeHead(204).end()
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}

const receiver = new Receiver()
const other = new Receiver()
let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
  await Promise.all([receiver.listen(), other.listen()])
})

beforeEach(async () => {
  vi.stubEnv('CONSOLE_WEBHOOK_ALLOWED', '127.0.0.1')
  await test.clear()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  receiver.reset()
  other.reset()
})

afterAll(async () => {
  receiver.close()
  other.close()
  await test.close()
})

const make = (change: Partial<CreateWebhook> = {}) =>
  createWebhook({ name: 'On-call', url: receiver.url, eventTypes: ['run.failed'], enabled: true, ...change }, 'Ada')

const publish = (key?: string) =>
  publishEvent('run.failed', 'a_dag a_run', { dagId: 'a_dag' }, key === undefined ? {} : { key })

/** Tries all that is due now, to the end. */
async function deliver(underWay: UnderWay = new Map()): Promise<number> {
  const begun = await deliverDue(underWay)
  await Promise.all(begun)
  return begun.length
}

const makeDue = () =>
  test.engine.exec(`UPDATE "webhook_delivery" SET "next_attempt_at" = now() WHERE "state" = 'pending'`)
const newest = async () => {
  const [delivery] = (await listDeliveries({ limit: 1 })).items
  if (!delivery) throw new Error('there is no delivery')
  return readDelivery(delivery.id)
}

describe('an event', () => {
  it('reaches who wants to know, signed so that the receiver can tell that it is ours', async () => {
    const { secret } = await make()
    const at = new Date('2026-11-23T03:00:00.000Z')
    await publishEvent('run.failed', 'a_dag a_run', { dagId: 'a_dag', url: 'http://x/ü' }, { at })
    expect(await deliver()).toBe(1)
    const [request] = receiver.received
    if (!request) throw new Error('nothing was received')
    expect(request).toMatchObject({ path: '/hook', headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(request.body)).toEqual({
      type: 'run.failed',
      timestamp: at.toISOString(),
      data: { dagId: 'a_dag', url: 'http://x/ü' },
    })
    // By the reference implementation, and by hand as the specification has it.
    expect(() => new Verifier(secret).verify(request.body, request.headers)).not.toThrow()
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    expect(key).toHaveLength(32)
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${request.body}`).digest('base64')
    expect(signature).toBe(`v1,${expected}`)
    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(5)
    expect(() => new Verifier(secret).verify(`${request.body} `, request.headers)).toThrow('No matching signature')
    expect(await newest()).toMatchObject({
      state: 'succeeded',
      eventId: id,
      tries: 1,
      lastStatus: 204,
      lastError: null,
    })
  })

  it('reaches nobody who has not asked for its kind, is switched off, or was deleted', async () => {
    await make({ name: 'other kind', eventTypes: ['service.unhealthy'] })
    await make({ name: 'off', enabled: false })
    const { id } = await make({ name: 'deleted' })
    await deleteWebhook(id)
    await publish()
    expect(await deliver()).toBe(0)
    expect(receiver.received).toEqual([])
  })

  it('is published once, however often and by however many it is found', async () => {
    await make()
    const found = await Promise.all(Array.from({ length: 5 }, () => publish('run a_dag a_run 03:00')))
    expect(found.filter(Boolean)).toHaveLength(1)
    await deliver()
    await deliver()
    expect(receiver.received).toHaveLength(1)
  })

  it('is there only if what it goes with is', async () => {
    await make()
    const broken = test.database.$transaction(async (transaction) => {
      await publishEvent('run.failed', 'x', {}, { transaction })
      throw new Error('the rest failed')
    })
    await expect(broken).rejects.toThrow('the rest failed')
    expect(await deliver()).toBe(0)
  })
})

describe('a delivery that fails', () => {
  it('is tried again later and later, eight times over about a day, and then given up', async () => {
    await make()
    receiver.answer = (_request, response) => response.writeHead(500).end('out of order')
    await publish()
    const waits: number[] = []
    for (let tries = 1; tries <= 8; tries++) {
      expect(await deliver()).toBe(1)
      expect(await deliver()).toBe(0)
      const delivery = await newest()
      expect(delivery).toMatchObject({ state: tries < 8 ? 'pending' : 'failed', tries, lastStatus: 500 })
      if (delivery.nextAttemptAt)
        waits.push(Date.parse(delivery.nextAttemptAt) - Date.parse(delivery.lastAttemptAt ?? ''))
      await makeDue()
    }
    expect(await deliver()).toBe(0)
    expect(waits).toEqual(waits.toSorted((left, right) => left - right))
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
    expect(hours).toBeGreaterThan(16)
    expect(hours).toBeLessThan(28)
    const { attempts } = await newest()
    expect(attempts).toHaveLength(8)
    expect(attempts[0]).toMatchObject({ status: 500, error: 'It answered 500.', response: 'out of order' })
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('is taken the next time, and its webhook is called failing only until then', async () => {
    const { id } = await make()
    expect((await readWebhook(id)).state).toBe('unused')
    receiver.answer = (_request, response) => response.writeHead(503).end()
    await publish()
    for (const state of ['degraded', 'degraded', 'failing']) {
      await deliver()
      expect(await readWebhook(id)).toMatchObject({ state, failingSince: expect.any(String) })
      await makeDue()
    }
    receiver.answer = (_request, response) => response.end('thanks')
    await deliver()
    expect(await readWebhook(id)).toMatchObject({
      state: 'healthy',
      failingSince: null,
      lastSuccessAt: expect.any(String),
    })
    expect(await newest()).toMatchObject({ state: 'succeeded', tries: 4 })
  })

  it('waits as long as its receiver asks, within reason', () => {
    expect(waitAfter('run.failed', 1, 120_000)).toBe(120_000)
    expect(waitAfter('run.failed', 1, 10 * 86_400_000)).toBe(3_600_000)
    const waits = Array.from({ length: 50 }, () => waitAfter('run.failed', 2, null) ?? 0)
    expect(new Set(waits).size).toBeGreaterThan(10)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(48_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(72_000)
  })

  it.each([
    ['a redirect', 302, 'It answered 302, a redirect, which is not followed.'],
    ['a refusal', 410, 'It answered 410.'],
  ])('says why: %s', async (_what, status, error) => {
    await make()
    receiver.answer = (_request, response) => response.writeHead(status, { location: other.url }).end()
    await publish()
    await deliver()
    expect(await newest()).toMatchObject({ state: 'pending', lastStatus: status, lastError: error })
    expect(other.received).toEqual([])
  })

  it('keeps of an answer what can be kept and shown: 4 KiB, and no control characters', async () => {
    await make()
    receiver.answer = (_request, response) => response.end(`\0\u001b[31mü\n${'x'.repeat(100_000)}`)
    await publish()
    await deliver()
    const { state, attempts } = await newest()
    expect(state).toBe('succeeded')
    expect(attempts[0]?.response).toMatch(/^\uFFFD\uFFFD\[31mü\nx+…$/)
    expect(Buffer.byteLength(attempts[0]?.response ?? '')).toBeLessThan(4_200)
  })

  it('is not sent to what the setting does not allow any more', async () => {
    await make()
    await publish()
    vi.stubEnv('CONSOLE_WEBHOOK_ALLOWED', '')
    await deliver()
    expect(receiver.received).toEqual([])
    expect(await newest()).toMatchObject({
      state: 'pending',
      lastStatus: null,
      lastError: expect.stringContaining('127.0.0.1 is not'),
    })
  })

  it('goes out after all when the clock that had put it off for a year is right again', async () => {
    await make()
    await publish()
    await test.engine.exec(`UPDATE "webhook_delivery" SET "next_attempt_at" = now() + interval '1 year',
      "claimed_until" = now() + interval '1 year'`)
    await bringForward()
    expect(await deliver()).toBe(1)
  })
})

describe('a delivery under way', () => {
  it('is nobody else’s, and is tried again once the console that began it must be dead', async () => {
    await make()
    await publish()
    await test.engine.exec(
      `UPDATE "webhook_delivery" SET "claim" = 'a killed console', "claimed_until" = now() + interval '20 seconds'`,
    )
    expect(await deliver()).toBe(0)
    await test.engine.exec(`UPDATE "webhook_delivery" SET "claimed_until" = now() - interval '1 second'`)
    expect(await deliver()).toBe(1)
    expect(await newest()).toMatchObject({ state: 'succeeded' })
  })

  it('records nothing once it is another’s', async () => {
    await make()
    receiver.answer = async (_request, response) => {
      await test.engine.exec(`UPDATE "webhook_delivery" SET "claim" = 'another console'`)
      response.end()
    }
    await publish()
    await deliver()
    expect(await newest()).toMatchObject({ state: 'pending', tries: 0, attempts: [] })
  })

  it('holds up no other webhook, though its receiver never answers', async () => {
    await make({ name: 'dead' })
    receiver.answer = () => {}
    for (let index = 0; index < 12; index++) await publish()
    await make({ name: 'alive', url: other.url })
    const end = startDeliveries()
    try {
      await vi.waitFor(() => expect(receiver.open).toBe(4), { timeout: 5_000 })
      const startedAt = performance.now()
      await publish()
      await vi.waitFor(() => expect(other.received).toHaveLength(1), { timeout: 5_000 })
      expect(performance.now() - startedAt).toBeLessThan(4_000)
      expect(receiver.mostOpen).toBe(4)
    } finally {
      end()
    }
    receiver.reset()
    await sleep(300)
  })

  it('is the only one of a webhook that keeps failing', async () => {
    await make()
    await test.engine.exec('UPDATE "webhook" SET "failures_in_row" = 3')
    for (let index = 0; index < 5; index++) await publish()
    const underWay: UnderWay = new Map()
    const begun = await deliverDue(underWay)
    expect(begun).toHaveLength(1)
    expect(await deliverDue(underWay)).toHaveLength(0)
    await Promise.all(begun)
    expect(underWay.size).toBe(0)
    // It was taken: the others go together again.
    expect(await deliver()).toBe(4)
  })

  it('keeps up with more than there is room for at once', async () => {
    await make()
    for (let index = 0; index < 40; index++) await publish()
    const end = startDeliveries()
    try {
      await vi.waitFor(() => expect(receiver.received).toHaveLength(40), { timeout: 10_000 })
    } finally {
      end()
    }
    await vi.waitFor(async () =>
      expect((await listDeliveries({ limit: 100, state: 'succeeded' })).items).toHaveLength(40),
    )
    expect(receiver.mostOpen).toBeLessThanOrEqual(4)
  })
})

describe('a webhook’s secret', () => {
  it('is not in the database as it is, and can be read for its own webhook only', async () => {
    const { id, secret } = await make()
    const { id: otherId } = await make({ name: 'another' })
    const row = await test.database.webhook.findUniqueOrThrow({ where: { id } })
    expect(Buffer.from(row.secret).toString('latin1')).not.toContain(secret.slice(6))
    await test.database.webhook.update({ where: { id: otherId }, data: { secret: row.secret } })
    await publish()
    await deliver()
    expect(receiver.received).toHaveLength(1)
    expect((await listDeliveries({ limit: 10, webhookId: otherId })).items).toMatchObject([
      { state: 'pending', lastError: expect.stringContaining('Rotate the webhook’s secret') },
    ])
  })

  it('signs for a day after it was rotated, beside the new one, and no longer', async () => {
    const { id, secret: old } = await make()
    const { secret } = await rotateWebhookSecret(id)
    await publish()
    await deliver()
    const [first] = receiver.received
    expect(first?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
    for (const each of [old, secret])
      expect(() => new Verifier(each).verify(first?.body ?? '', first?.headers ?? {})).not.toThrow()
    await test.engine.exec(`UPDATE "webhook" SET "previous_secret_until" = now() - interval '1 second'`)
    await publish()
    await deliver()
    const second = receiver.received[1]
    expect(() => new Verifier(old).verify(second?.body ?? '', second?.headers ?? {})).toThrow('No matching signature')
    expect(() => new Verifier(secret).verify(second?.body ?? '', second?.headers ?? {})).not.toThrow()
  })

  it('is said to be lost when CONSOLE_AUTH_SECRET has changed, and works again once it is rotated', async () => {
    const { id } = await make()
    vi.stubEnv('CONSOLE_AUTH_SECRET', 'unit-another-secret-of-forty-characters-0')
    await publish()
    await deliver()
    expect(receiver.received).toEqual([])
    expect(await newest()).toMatchObject({ lastError: expect.stringContaining('CONSOLE_AUTH_SECRET has changed') })
    const { secret } = await rotateWebhookSecret(id)
    await makeDue()
    await deliver()
    const [request] = receiver.received
    expect(() => new Verifier(secret).verify(request?.body ?? '', request?.headers ?? {})).not.toThrow()
  })
})

describe('a test', () => {
  it('is sent to a webhook that is switched off too, and tried once', async () => {
    const { id } = await make({ enabled: false })
    receiver.answer = (_request, response) => response.writeHead(500).end()
    const { id: deliveryId } = await sendTest(id, 'Ada')
    await deliver()
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { askedBy: 'Ada' },
    })
    expect(await readDelivery(deliveryId)).toMatchObject({ state: 'failed', tries: 1, eventType: 'webhook.test' })
  })
})

describe('a replay', () => {
  it('sends the same event again, by the same id, and its tries begin anew', async () => {
    await make()
    await publish()
    await deliver()
    const { id } = await newest()
    expect(await replayDelivery(id)).toMatchObject({ state: 'pending', tries: 0 })
    await deliver()
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toHaveLength(2)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body)
    expect(await readDelivery(id)).toMatchObject({ state: 'succeeded', tries: 1, attempts: [{}, {}] })
  })

  it('is refused while the delivery is being tried, and of a webhook that is switched off', async () => {
    const { id: webhookId } = await make()
    let refusal: unknown
    receiver.answer = async (_request, response) => {
      refusal = await replayDelivery((await newest()).id).catch((error: unknown) => error)
      response.end()
    }
    await publish()
    await deliver()
    expect(refusal).toMatchObject({ code: 'conflict', detail: 'It is being tried just now.' })
    await updateWebhook(webhookId, { enabled: false }, null)
    await expect(replayDelivery((await newest()).id)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('deliveries', () => {
  it('wait while their webhook is switched off, and go to its new address', async () => {
    const { id } = await make()
    await publish()
    await updateWebhook(id, { enabled: false }, null)
    expect(await deliver()).toBe(0)
    await updateWebhook(id, { enabled: true, url: other.url }, null)
    expect(await deliver()).toBe(1)
    expect(other.received).toHaveLength(1)
    expect(receiver.received).toEqual([])
  })

  it('are listed newest first, page by page, each once, and by what they are', async () => {
    const { id } = await make({ eventTypes: ['run.failed', 'run.succeeded'] })
    await make({ name: 'another', url: other.url, eventTypes: ['run.succeeded'] })
    for (let index = 0; index < 7; index++) {
      await publishEvent(index % 2 === 0 ? 'run.failed' : 'run.succeeded', `run ${index}`, {})
    }
    await test.engine.exec(
      `UPDATE "webhook_delivery" SET "created_at" = '2026-11-23T03:00:00Z' WHERE "event_type" = 'run.failed'`,
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listDeliveries({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map((delivery) => delivery.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toHaveLength(10)
    expect(new Set(seen).size).toBe(10)
    const count = async (query: object) => (await listDeliveries({ limit: 100, ...query })).items.length
    expect(await count({ webhookId: id })).toBe(7)
    expect(await count({ webhookId: id, eventType: 'run.succeeded' })).toBe(3)
    expect(await count({ state: 'succeeded' })).toBe(0)
    await deliver()
    await deliver()
    expect(await count({ state: 'succeeded', eventType: 'run.failed' })).toBe(4)
    await expect(listDeliveries({ limit: 3, cursor: 'e30' })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('are kept for thirty days, and go with their webhook', async () => {
    const { id } = await make()
    await publish()
    await publish()
    await deliver()
    const [old] = (await listDeliveries({ limit: 10 })).items
    await test.engine.exec(
      `UPDATE "webhook_delivery" SET "created_at" = now() - interval '31 days' WHERE "id" = '${old?.id}'`,
    )
    await test.engine.exec(
      `UPDATE "event" SET "created_at" = now() - interval '31 days' WHERE "id" = '${old?.eventId}'`,
    )
    const { signal } = new AbortController()
    await cleanUpDeliveries(signal)
    expect((await listDeliveries({ limit: 10 })).items.map((each) => each.id)).not.toContain(old?.id)
    expect(await test.database.event.count()).toBe(1)
    await deleteWebhook(id)
    expect((await listDeliveries({ limit: 10 })).items).toEqual([])
    await make()
    await cleanUpDeliveries(signal)
    expect(await test.database.webhookDelivery.count()).toBe(0)
    expect(await test.database.webhookAttempt.count()).toBe(0)
    expect(await test.database.webhook.count()).toBe(1)
  })
})
