import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Live } from '@/lib/contracts/base'
import type { ServiceEvent } from '@/lib/contracts/services'
import { activityPoll, endActivity } from './activity'

/** Speaks the engine's event stream, can break it, and can hang. */
const streams: { path: string; response: http.ServerResponse }[] = []
let isAway = false
let hangs = false
const fakeEngine = http.createServer((request, response) => {
  if (isAway) {
    response.writeHead(503).end()
    return
  }
  if (hangs) return
  if (request.url === '/_ping') {
    response.end('OK')
    return
  }
  response.writeHead(200).flushHeaders()
  streams.push({ path: request.url ?? '', response })
})

const say = (action: string, timeNs: bigint) =>
  streams.at(-1)?.response.write(
    `${JSON.stringify({
      Type: 'container',
      Action: action,
      Actor: { ID: 'a'.repeat(64), Attributes: { 'com.docker.compose.service': 'trino', name: 'lakehouse-trino-1' } },
      time: 1,
    }).replace('"time":1', `"time":1,"timeNano":${timeNs}`)}\n`,
  )

beforeAll(async () => {
  await new Promise<void>((resolve) => fakeEngine.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('DOCKER_PROXY_URL', `http://127.0.0.1:${(fakeEngine.address() as AddressInfo).port}`)
})

afterAll(() => {
  vi.unstubAllEnvs()
  fakeEngine.closeAllConnections()
  fakeEngine.close()
})

beforeEach(() => {
  streams.length = 0
  isAway = false
  hangs = false
})

afterEach(() => {
  vi.useRealTimers()
  endActivity()
})

const actions = (value: Live<ServiceEvent[]> | undefined) =>
  (value?.data ?? []).filter(({ service }) => service !== null).map(({ kind }) => kind)
const now = BigInt(Date.now()) * 1_000_000n

describe('what happens to services', () => {
  it('comes over one stream, however many look', async () => {
    const seen: Live<ServiceEvent[]>[][] = Array.from({ length: 50 }, () => [])
    const leave = seen.map((values) => activityPoll().subscribe((value) => values.push(value)))
    await vi.waitFor(() => expect(streams).toHaveLength(1))
    say('start', now)
    say('health_status: healthy', now + 1n)
    await vi.waitFor(() => {
      for (const values of seen) expect(actions(values.at(-1))).toEqual(['healthy', 'started'])
    })
    expect(streams).toHaveLength(1)
    for (const each of leave) each()
  })

  it('goes on from where it was when the stream breaks, each event once', async () => {
    const poll = activityPoll()
    await poll.read()
    say('start', now + 7n)
    await vi.waitFor(async () => expect(actions(await poll.read())).toEqual(['started']))
    streams.at(-1)?.response.destroy()
    await vi.waitFor(() => expect(streams).toHaveLength(2), { timeout: 5_000 })
    const told = new URL(streams[1]?.path ?? '', 'http://engine').searchParams.get('since')?.replace('.', '')
    expect(told).toBe(String(now + 7n))
    say('start', now + 7n)
    say('oom', now + 8n)
    await vi.waitFor(async () => expect(actions(await poll.read())).toEqual(['out_of_memory', 'started']))
    expect((await poll.read()).error).toBeNull()
  })

  it('keeps what it knows, with its age, while the engine is away, and says so', async () => {
    const poll = activityPoll()
    await poll.read()
    say('start', now)
    await vi.waitFor(async () => expect(actions(await poll.read())).toEqual(['started']))
    isAway = true
    streams.at(-1)?.response.destroy()
    await vi.waitFor(async () => expect((await poll.read()).error?.code).toBe('upstream_unavailable'))
    const value = await poll.read()
    expect(actions(value)).toEqual(['started'])
    expect(Date.parse(value.at ?? '')).toBeLessThanOrEqual(Date.now())
  })

  it('is no fresher than the engine’s last answer, and says so when it hangs', async () => {
    const poll = activityPoll()
    const seen: Live<ServiceEvent[]>[] = []
    const leave = poll.subscribe((value) => seen.push(value))
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0))
    const startedAt = Date.now()
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(startedAt + 60_000)
    // Nothing has happened meanwhile, but the engine says that it is there.
    expect(Date.parse((await poll.read()).at ?? '')).toBe(startedAt + 60_000)
    expect(streams).toHaveLength(1)
    hangs = true
    vi.setSystemTime(startedAt + 120_000)
    const hung = await poll.read()
    expect(hung).toMatchObject({ error: { code: 'upstream_timeout' } })
    expect(Date.parse(hung.at ?? '')).toBe(startedAt + 60_000)
    expect(seen.at(-1)).toEqual(hung)
    hangs = false
    await vi.waitFor(async () => expect((await poll.read()).error).toBeNull(), { timeout: 12_000, interval: 100 })
    expect(Date.parse((await poll.read()).at ?? '')).toBeGreaterThanOrEqual(startedAt + 120_000)
    leave()
  })

  it('says that the engine is away when it never was there', async () => {
    isAway = true
    expect(await activityPoll().read()).toMatchObject({ data: null, error: { code: 'upstream_unavailable' } })
  })
})
