import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { setting } from './integration/settings'

/** The session of the page, as a header. */
export async function readCookie(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

export const streamAddress = (service: string) => `${setting('CONSOLE_URL')}/api/v1/services/${service}/logs/events`

interface ReadOptions {
  /** How often the connection is lost on purpose, to come back with the last id. */
  breakEveryMs?: number
  /** For how long nothing is read, once, after the first thousand lines. */
  stallMs?: number
  /** Called when the first lines are there: from then on none is missed. */
  onFollowing?: () => void
}

interface ReadNumbers {
  numbers: number[]
  gaps: number
  breaks: number
  /** From where reading goes on; empty before the first lines. */
  lastId: string
}

/** Reads the numbered lines of a log over HTTP, in the page's session, until the last of them. */
export async function readNumbers(
  page: Page,
  service: string,
  total: number,
  { breakEveryMs = 120_000, stallMs = 0, onFollowing = () => undefined }: ReadOptions,
): Promise<ReadNumbers> {
  const read: ReadNumbers = { numbers: [], gaps: 0, breaks: 0, lastId: '' }
  const cookie = await readCookie(page)
  const deadline = Date.now() + 90_000
  let hasStalled = stallMs === 0
  const isOver = () => read.numbers.at(-1) === total - 1 || Date.now() > deadline
  while (!isOver()) {
    const signal = AbortSignal.timeout(breakEveryMs)
    try {
      const headers = { cookie, ...(read.lastId === '' ? {} : { 'last-event-id': read.lastId }) }
      const response = await fetch(streamAddress(service), { headers, signal })
      expect(response.status).toBe(200)
      for await (const event of readEvents(response)) {
        take(event, read, onFollowing)
        if (isOver()) break
        if (hasStalled || read.numbers.length < 1_000) continue
        hasStalled = true
        await sleep(stallMs)
      }
    } catch (error) {
      if (!signal.aborted) throw error
      read.breaks += 1
    }
  }
  return read
}

async function* readEvents(response: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = `${rest}${text}`.split('\n\n')
    rest = events.pop() ?? ''
    yield* events
  }
}

function take(event: string, read: ReadNumbers, onFollowing: () => void): void {
  if (/^event: gap$/m.test(event)) read.gaps += 1
  const id = /^id: (.*)$/m.exec(event)?.[1]
  if (id === undefined) return
  if (read.lastId === '') onFollowing()
  read.lastId = id
  const lines = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '[]') as { text: string }[]
  for (const { text } of lines) {
    const number = /^n=(\d+)/.exec(text)?.[1]
    if (number !== undefined) read.numbers.push(Number(number))
  }
}
