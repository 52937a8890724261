import http from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import { setting } from './integration/settings'
import { docker, heldBack, numberedLines, readyLine, release, withWriter, writerService } from './integration/writer'
import { readCookie, readNumbers, streamAddress } from './log-stream'

const rate = 1_000
const seconds = 20
const total = rate * seconds

/** What the page keeps at most; the rows in the page are far fewer. */
const keptLines = 20_000

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** How long it took, and how much of that the processor worked for it, in microseconds. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/**
 * What the tasks of the page's main thread took while time passes, in milliseconds: of the processor, which is the page's own doing, and
 * by the clock, which is also that of whatever else the machine does.
 */
async function measureTasks(page: Page, durationMs: number): Promise<{ longestMs: number; longestByClockMs: number }> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser to trace')
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] })
  await page.waitForTimeout(durationMs)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(key),
  )
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && mainThreads.has(key(event)))
  expect(tasks.length, 'the trace holds the tasks of the page').toBeGreaterThan(100)
  const longest = (values: (number | undefined)[]) => Math.round(Math.max(...values.map((value) => value ?? 0)) / 1_000)
  return {
    longestMs: longest(tasks.map(({ tdur }) => tdur)),
    longestByClockMs: longest(tasks.map(({ dur }) => dur)),
  }
}

/** The page's JavaScript heap after a collection, in bytes. */
async function readHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** What the console's container uses, in MiB. */
async function readConsoleMemory(): Promise<number> {
  const text = await docker('stats', '--no-stream', '--format', '{{.MemUsage}}', `${setting('PROJECT')}-console-1`)
  const [, value = '0', unit] = /^([\d.]+)(\w+)/.exec(text) ?? []
  return Number(value) * (unit === 'GiB' ? 1_024 : unit === 'KiB' ? 1 / 1_024 : 1)
}

test(`a log of ${rate} lines a second is followed without losing a line or growing`, async ({ page }, testInfo) => {
  const before = await readConsoleMemory()
  await withWriter({ script: heldBack(numberedLines(rate, seconds * 1_000)) }, async (container) => {
    await page.goto(`/stack/${writerService}`)
    const log = page.getByRole('log')
    await expect(page.getByText(/Following/)).toBeVisible()
    await expect(log).toContainText(readyLine)
    let following = 0
    const onFollowing = () => {
      following += 1
    }
    const streams = Promise.all([
      readNumbers(page, writerService, total, { onFollowing }),
      readNumbers(page, writerService, total, { onFollowing, breakEveryMs: 3_000 }),
      readNumbers(page, writerService, total, { onFollowing, stallMs: 12_000 }),
    ])
    await expect.poll(() => following, { timeout: 30_000 }).toBe(3)
    await release(container)
    await expect(log).toContainText('n=00')
    const startedAt = Date.now()
    const heapAtStart = await readHeap(page)
    const tasks = await measureTasks(page, 6_000)
    const memory: number[] = []
    let rows = 0
    while (Date.now() - startedAt < (seconds - 2) * 1_000) {
      rows = Math.max(rows, await log.locator('[data-key]').count())
      memory.push(await readConsoleMemory())
    }
    const last = `n=${String(total - 1).padStart(7, '0')}`
    await expect(log.getByText(last), 'the page keeps up: the last line is there').toBeVisible({ timeout: 10_000 })
    const lastLineAfterMs = Date.now() - startedAt
    for (const { numbers, gaps } of await streams) {
      expect(gaps).toBe(0)
      expect(numbers.length).toBe(total)
      expect(numbers.every((number, index) => number === index)).toBe(true)
    }
    const [steady, broken] = await streams
    expect(steady.breaks).toBe(0)
    expect(broken.breaks).toBeGreaterThan(3)
    const heap = await readHeap(page)
    const after = await readConsoleMemory()
    testInfo.annotations.push({
      type: 'measured',
      description: `${rows} rows, longest task ${tasks.longestMs} ms (${tasks.longestByClockMs} ms by the clock), heap ${Math.round(heapAtStart / 1e6)} → ${Math.round(heap / 1e6)} MB, console ${Math.round(before)} → ${Math.round(Math.max(...memory))} → ${Math.round(after)} MiB, last line ${Math.round(lastLineAfterMs / 100) / 10} s after the first`,
    })
    console.log(testInfo.annotations.at(-1)?.description)
    expect(rows, 'only the lines in sight are in the page').toBeLessThan(200)
    // Of the processor's time, about ten times what a machine of two cores takes.
    expect(tasks.longestMs, 'no task holds the page up').toBeLessThan(100)
    expect(heap - heapAtStart, 'bytes for the lines that are kept').toBeLessThan(60e6)
    expect(Math.max(...memory), 'MiB of the console while it serves').toBeLessThan(before + 150)

    await test.step('its lines are counted, bounded, and found', async () => {
      await expect(page.getByText(`the newest ${keptLines.toLocaleString('en-US')} lines`)).toBeVisible()
      await page.getByLabel('Search these lines').fill('n=0012345 ')
      await expect(page.getByText('1 hit')).toBeVisible()
      await page.getByRole('button', { name: 'Next hit' }).click()
      await expect(log.getByText('n=0012345', { exact: false })).toBeVisible()
      await expect(page.getByText('1 of 1')).toBeVisible()
      await page.getByLabel('Search these lines').fill('')
      await page.getByLabel('Level').selectOption('Warnings and errors')
      await expect(log.getByText(/^e=/).first()).toBeVisible()
      await expect(log.getByText(/^n=/)).toHaveCount(0)
    })

    await test.step('the download holds all of it', async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download' }).click(),
      ])
      const chunks: Buffer[] = []
      for await (const chunk of await download.createReadStream()) chunks.push(chunk)
      const numbers = [
        ...Buffer.concat(chunks)
          .toString()
          .matchAll(/ n=(\d+)/g),
      ].map(([, number]) => Number(number))
      expect(numbers.length).toBe(total)
      expect(numbers.every((number, index) => number === index)).toBe(true)
    })
  })
})

test('readers that read nothing cost the console little, and the others nothing', async ({ page }) => {
  const cookie = await readCookie(page)
  const stalled: http.ClientRequest[] = []
  const before = await readConsoleMemory()
  try {
    await withWriter({ script: heldBack(numberedLines(rate, seconds * 1_000)) }, async (container) => {
      let following = 0
      for (let count = 0; count < 50; count++) {
        const request = http.get(streamAddress(writerService), { headers: { cookie }, agent: false }, (response) => {
          following += 1
          response.on('error', () => undefined).pause()
        })
        request.on('error', () => undefined)
        stalled.push(request)
      }
      const memory: number[] = []
      const onFollowing = () => {
        following += 1
      }
      const reading = readNumbers(page, writerService, total, { onFollowing })
      await expect.poll(() => following, { timeout: 30_000 }).toBe(51)
      await release(container)
      const startedAt = Date.now()
      while (Date.now() - startedAt < seconds * 1_000) memory.push(await readConsoleMemory())
      const { numbers, gaps } = await reading
      expect(gaps).toBe(0)
      expect(numbers.length).toBe(total)
      const most = Math.max(...memory)
      console.log(`console with 50 stalled readers: ${Math.round(before)} → ${Math.round(most)} MiB`)
      expect(most - before, 'MiB for 50 readers that read nothing').toBeLessThan(150)
    })
  } finally {
    for (const request of stalled) request.destroy()
  }
})

test('a log goes on after a pause where it was, without losing a line', async ({ page }) => {
  await withWriter({ script: numberedLines(100, 12_000) }, async () => {
    await page.goto(`/stack/${writerService}`)
    const log = page.getByRole('log')
    await expect(log).toContainText('n=00')
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await expect(page.getByText(/^Paused/)).toBeVisible()
    // What has arrived by then is shown a moment later.
    await page.waitForTimeout(500)
    const paused = await page.getByText(/^Paused/).textContent()
    await page.waitForTimeout(3_000)
    expect(await page.getByText(/^Paused/).textContent(), 'nothing comes while it is paused').toBe(paused)
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await expect(log.getByText('n=0001199')).toBeVisible({ timeout: 20_000 })
    // 1,200 to standard output and 120 to standard error.
    await expect(page.getByText('1,320 lines')).toBeVisible()
  })
})

test('what happens to a service appears by itself: start, end with its exit code, being killed, being stopped', async ({
  page,
}) => {
  // A code of its own in every run: what happened in another is in the list too.
  const exitCode = 2 + Math.floor(Math.random() * 100)
  await page.goto('/stack')
  const events = page.getByRole('list', { name: 'Events, the newest first' }).getByRole('listitem')
  await expect(events.first()).toBeVisible()
  // What happens meanwhile to another service is none of this.
  const newest = events.filter({ has: page.getByRole('link', { name: writerService, exact: true }) }).first()
  const happens = (text: string) => expect(newest).toContainText(`${writerService} ${text}`, { timeout: 10_000 })
  await withWriter({ script: heldBack(`process.exit(${exitCode})`) }, async (container) => {
    await happens('started')
    await release(container)
    await happens(`ended by itself, exit code ${exitCode}`)
    await docker('start', container)
    await happens('started')
    await docker('kill', container)
    await happens('was killed, exit code 137')
    await docker('start', container)
    await happens('started')
    await docker('stop', '--time', '1', container)
    await happens('was stopped, exit code 143')
  })
  await happens('has no container any more')
  await page.reload()
  await expect(page.getByText(`ended by itself, exit code ${exitCode}`), 'the console remembers').toBeVisible()
})
