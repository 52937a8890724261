import { randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { setting } from './integration/settings'
import { docker, numberedLines, withWriter } from './integration/writer'
import { signIn } from './sign-in'

const rate = 1_000
const seconds = 20
const total = rate * seconds

/** What the page keeps at most; the rows in the page are far fewer. */
const keptLines = 20_000

/** Collects in the page how long its long tasks took, in milliseconds. @returns how to take those since the last time. */
async function watchLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
    }).observe({ type: 'longtask', buffered: true })
  })
  return () => page.evaluate(() => (window as typeof window & { longTasks: number[] }).longTasks.splice(0))
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

/**
 * Reads a log's stream over HTTP in the page's session, as a browser without a page would: loses the connection on purpose, and comes
 * back with the last id.
 */
async function readStream(
  page: Page,
  service: string,
  breakEveryMs: number,
): Promise<{ numbers: number[]; gaps: number; breaks: number }> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const address = `${setting('CONSOLE_URL')}/api/v1/services/${service}/logs/events`
  const numbers: number[] = []
  let gaps = 0
  let breaks = 0
  let lastId = ''
  const deadline = Date.now() + (seconds + 30) * 1_000
  const take = (event: string) => {
    if (/^event: gap$/m.test(event)) gaps += 1
    const id = /^id: (.*)$/m.exec(event)?.[1]
    if (id === undefined) return
    lastId = id
    const lines = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '[]') as { text: string }[]
    for (const { text } of lines) {
      const number = /^n=(\d+)/.exec(text)?.[1]
      if (number !== undefined) numbers.push(Number(number))
    }
  }
  while (numbers.at(-1) !== total - 1 && Date.now() < deadline) {
    const signal = AbortSignal.timeout(breakEveryMs)
    try {
      const response = await fetch(address, {
        headers: { cookie, ...(lastId === '' ? {} : { 'last-event-id': lastId }) },
        signal,
      })
      expect(response.status).toBe(200)
      let rest = ''
      for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const events = `${rest}${text}`.split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) take(event)
        if (numbers.at(-1) === total - 1) break
      }
    } catch (error) {
      if (!signal.aborted) throw error
      breaks += 1
    }
  }
  return { numbers, gaps, breaks }
}

test(`a log of ${rate} lines a second is followed without losing a line or growing`, async ({ page }, testInfo) => {
  const takeLongTasks = await watchLongTasks(page)
  await signIn(page)
  const before = await readConsoleMemory()
  // The writer waits for those who follow it.
  const script = `setTimeout(() => { ${numberedLines(rate, seconds * 1_000)} }, 8000)`
  await withWriter('log-stress', { script }, async () => {
    await page.goto('/stack/log-stress')
    const log = page.getByRole('log')
    await expect(page.getByText(/Following/)).toBeVisible()
    const streams = Promise.all([readStream(page, 'log-stress', 60_000), readStream(page, 'log-stress', 3_000)])
    await expect(log).toContainText('n=00')
    const startedAt = Date.now()
    const heapAtStart = await readHeap(page)
    // Loading the page, and the collection just now, are not what is measured.
    await takeLongTasks()
    const memory: number[] = []
    let rows = 0
    while (Date.now() - startedAt < (seconds - 2) * 1_000) {
      rows = Math.max(rows, await log.locator('[data-key]').count())
      memory.push(await readConsoleMemory())
    }
    const last = `n=${String(total - 1).padStart(7, '0')}`
    await expect(log.getByText(last), 'the page keeps up: the last line is there').toBeVisible({ timeout: 10_000 })
    const lastLineAfterMs = Date.now() - startedAt
    const tasks = await takeLongTasks()
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
      description: `${rows} rows, longest task ${Math.max(0, ...tasks)} ms of ${tasks.length}, heap ${Math.round(heapAtStart / 1e6)} → ${Math.round(heap / 1e6)} MB, console ${Math.round(before)} → ${Math.round(Math.max(...memory))} → ${Math.round(after)} MiB, last line ${Math.round(lastLineAfterMs / 100) / 10} s after the first`,
    })
    console.log(testInfo.annotations.at(-1)?.description)
    expect(rows, 'only the lines in sight are in the page').toBeLessThan(200)
    expect(Math.max(0, ...tasks), 'no task holds the page up').toBeLessThan(200)
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

test('a log goes on after a pause and after its tab was hidden, without losing a line', async ({ page }) => {
  await signIn(page)
  await withWriter('log-pause', { script: numberedLines(100, 12_000) }, async () => {
    await page.goto('/stack/log-pause')
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

test('what happens to a service appears by itself: start, end with its exit code, being killed, its removal', async ({
  page,
}) => {
  // A name of its own in every run: what happened in another is in the list too.
  const service = `event-${randomBytes(4)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`
  await signIn(page)
  await page.goto('/stack')
  const events = page.getByRole('list', { name: 'Events, the newest first' })
  const event = (text: string) =>
    events
      .getByRole('listitem')
      .filter({ hasText: `${service} ${text}` })
      .first()
  await expect(events).toBeVisible()
  await withWriter(service, { script: 'setTimeout(() => process.exit(3), 3000)' }, async (container) => {
    await expect(event('started')).toBeVisible({ timeout: 5_000 })
    await expect(event('ended by itself, exit code 3')).toBeVisible({ timeout: 10_000 })
    await docker('start', container)
    await docker('kill', container)
    await expect(event('was killed, exit code 137')).toBeVisible({ timeout: 5_000 })
    await docker('start', container)
    await docker('stop', '--time', '1', container)
    await expect(event('was stopped')).toBeVisible({ timeout: 5_000 })
  })
  await expect(event('lost its container')).toBeVisible({ timeout: 5_000 })
  await page.reload()
  await expect(event('ended by itself, exit code 3'), 'the console remembers').toBeVisible()
})
