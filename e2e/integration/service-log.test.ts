import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FollowedPart, FollowRange } from '@/lib/server/services/stack/logs'
import { setting } from './settings'
import { docker, heldBack, numberedLines, release, withWriter, writerService } from './writer'

/** Stands before docker-proxy and counts what is asked of it. */
const asked: string[] = []
const front = http.createServer((request, response) => {
  asked.push(request.url ?? '')
  const onward = http.request(
    new URL(request.url ?? '/', setting('DOCKER_PROXY_URL')),
    { method: request.method, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
})

let follow: (name: string, range: FollowRange, reader: string, signal: AbortSignal) => AsyncGenerator<FollowedPart>

beforeAll(async () => {
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  process.env.DOCKER_PROXY_URL = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  process.env.LAKEHOUSE_PROJECT = setting('PROJECT')
  follow = (await import('@/lib/server/services/stack/logs')).followServiceLog
})

afterAll(() => {
  front.close()
  front.closeAllConnections()
})

interface Read {
  /** The numbers of standard output and of standard error, as they came. */
  out: number[]
  err: number[]
  gaps: string[]
  id: string | undefined
}

const nothing = (): Read => ({ out: [], err: [], gaps: [], id: undefined })

function note(read: Read, part: FollowedPart): void {
  if ('gap' in part) {
    read.gaps.push(part.gap.after)
    return
  }
  read.id = part.id
  for (const { text } of part.lines) {
    const match = /^([ne])=(\d+)/.exec(text)
    if (match) (match[1] === 'n' ? read.out : read.err).push(Number(match[2]))
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

const isWhole = ({ out, err }: Read, count: number) =>
  out.at(-1) === count - 1 && err.at(-1) === Math.floor((count - 1) / 10)

/** Follows until it has read the last line, or the time is over. */
async function readUntil(last: number, service: string, range: FollowRange): Promise<Read> {
  const read = nothing()
  for await (const part of follow(service, range, 'test', AbortSignal.timeout(60_000))) {
    note(read, part)
    if (isWhole(read, last + 1)) break
  }
  return read
}

describe('the log of a service, followed', () => {
  const rate = 1_000
  const seconds = 15
  const total = rate * seconds

  /** Loses its connection again and again, and goes on from the last id. */
  async function readAcrossReconnects(service: string): Promise<Read & { connections: number }> {
    const read = { ...nothing(), connections: 0 }
    const deadline = Date.now() + 60_000
    while (!isWhole(read, total) && Date.now() < deadline) {
      read.connections += 1
      const connection = AbortSignal.timeout(300 + (read.connections % 5) * 150)
      const range = read.id === undefined ? { tail: 5_000 } : { after: read.id }
      for await (const part of follow(service, range, 'test', connection)) {
        note(read, part)
        if (isWhole(read, total)) break
      }
      // A browser is away for a moment, too.
      await sleep(read.connections % 3 === 0 ? 400 : 0)
    }
    return read
  }

  /** Stalls for longer than what is shared holds, so that it has to read from the engine what it missed. */
  async function readWithStall(service: string): Promise<Read> {
    const read = nothing()
    let hasStalled = false
    for await (const part of follow(service, { tail: 5_000 }, 'test', AbortSignal.timeout(60_000))) {
      note(read, part)
      if (isWhole(read, total)) break
      if (hasStalled || read.out.length < 500) continue
      hasStalled = true
      await sleep(10_000)
    }
    return read
  }

  test(`holds every line once and in order at ${rate} lines a second: at once, across reconnects, and for who stalls`, async () => {
    await withWriter({ script: numberedLines(rate, seconds * 1_000) }, async () => {
      asked.length = 0
      const [atOnce, acrossReconnects, withStall] = await Promise.all([
        readUntil(total - 1, writerService, { tail: 5_000 }),
        readAcrossReconnects(writerService),
        readWithStall(writerService),
      ])
      expect(acrossReconnects.connections).toBeGreaterThan(10)
      for (const read of [atOnce, acrossReconnects, withStall]) {
        expect(read.gaps).toEqual([])
        expect(read.out).toEqual(upTo(total))
        expect(read.err).toEqual(upTo(total / 10))
      }
    })
  })

  test('is read from the engine once, however many follow it', async () => {
    await withWriter({ script: numberedLines(200, 8_000) }, async () => {
      await sleep(1_000)
      asked.length = 0
      const reads = await Promise.all(
        Array.from({ length: 50 }, () => readUntil(1_599, writerService, { tail: 5_000 })),
      )
      for (const read of reads) expect(read.out).toEqual(upTo(1_600))
      expect(asked.filter((path) => path.includes('/logs?') && path.includes('follow=true'))).toHaveLength(1)
    })
  })

  test('goes on when the way to the engine breaks, and loses nothing', async () => {
    await withWriter({ script: numberedLines(500, 10_000) }, async () => {
      const breaks = [2_000, 4_000, 6_500].map((afterMs) => setTimeout(() => front.closeAllConnections(), afterMs))
      const read = await readUntil(4_999, writerService, { tail: 5_000 })
      for (const each of breaks) clearTimeout(each)
      expect(read.gaps).toEqual([])
      expect(read.out).toEqual(upTo(5_000))
    })
  })

  test('goes on over restarts of its container', async () => {
    const script = `process.stdout.write(Array.from({ length: 500 }, (_, i) => 'n=' + i + '\\n').join(''))`
    await withWriter({ script }, async (container) => {
      const read = nothing()
      let starts = 1
      for await (const part of follow(writerService, { tail: 5_000 }, 'test', AbortSignal.timeout(60_000))) {
        note(read, part)
        if (read.out.length < 500 * starts) continue
        if (starts === 3) break
        starts += 1
        await docker('start', container)
      }
      expect(read.gaps).toEqual([])
      expect(read.out).toEqual([...upTo(500), ...upTo(500), ...upTo(500)])
    })
  })

  test('says where lines were rotated away before they were read, and goes on without doubling one', async () => {
    await withWriter({ script: numberedLines(2_000, 5_000), logOptions: ['max-size=200k', 'max-file=2'] }, async () => {
      const read = nothing()
      for await (const part of follow(writerService, { tail: 5_000 }, 'test', AbortSignal.timeout(60_000))) {
        note(read, part)
        break
      }
      const before = read.out.length
      expect(before).toBeGreaterThan(0)
      await sleep(6_000)
      const rest = await readUntil(9_999, writerService, { after: read.id })
      expect(rest.gaps).toHaveLength(1)
      const [first = 0] = rest.out
      expect(first).toBeGreaterThan(before)
      expect(rest.out).toEqual(upTo(10_000).slice(first))
    })
  })

  test('keeps to the time that is asked for, and ends with it', async () => {
    await withWriter({ script: heldBack(numberedLines(500, 6_000)) }, async (container) => {
      await release(container)
      await sleep(1_000)
      const since = new Date().toISOString()
      await sleep(1_000)
      const until = new Date().toISOString()
      const lines: string[] = []
      const signal = AbortSignal.timeout(30_000)
      for await (const part of follow(writerService, { since, until }, 'test', signal)) {
        if ('lines' in part) lines.push(...part.lines.map(({ at }) => at))
      }
      expect(signal.aborted, 'it ended by itself').toBe(false)
      // 500 a second and a tenth of that to standard error, of which a busy machine may write some late.
      expect(lines.length).toBeGreaterThan(((Date.parse(until) - Date.parse(since)) / 1_000) * 550 * 0.6)
      for (const at of lines)
        expect(at.slice(0, 23) >= since.slice(0, 23) && at.slice(0, 23) <= until.slice(0, 23)).toBe(true)
    })
  })
})
