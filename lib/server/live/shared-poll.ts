import type { Live } from '@/lib/contracts/base'
import { errorCodes } from '@/lib/errors'
import { toAppError } from '../errors'
import { logger } from '../logger'

export interface SharedPollOptions<Data> {
  /** Unique in the process; two polls with one key are one poll. */
  key: string
  periodMs: number
  /** Reads the source once. The signal aborts when the last subscriber has left. */
  load: (signal: AbortSignal) => Promise<Data>
}

type Listener<Data> = (value: Live<Data>) => void

export interface SharedPoll<Data> {
  /** The value now: the kept one while it is younger than a period, else read once for all who ask. Never rejects. */
  read(): Promise<Live<Data>>
  /** Calls `listener` with the last known value, if any, and with every new one. Returns how to leave. */
  subscribe(listener: Listener<Data>): () => void
  /** Reads at once, because something was just changed. */
  refresh(): void
}

/** A source that fails is asked again later and later, up to this. */
const longestBackOffMs = 30_000

class Poll<Data> implements SharedPoll<Data> {
  private readonly options: SharedPollOptions<Data>
  private readonly listeners = new Set<Listener<Data>>()
  private last: Live<Data>
  private hasRead = false
  private readAtMs = Number.NEGATIVE_INFINITY
  private failures = 0
  private timer: NodeJS.Timeout | undefined
  private inFlight: Promise<void> | undefined
  private controller = new AbortController()

  constructor(options: SharedPollOptions<Data>) {
    this.options = options
    this.last = { data: null, at: null, periodMs: options.periodMs, error: null }
  }

  async read(): Promise<Live<Data>> {
    const fresh = performance.now() - this.readAtMs < this.options.periodMs
    if (!fresh) await this.load()
    return this.last
  }

  subscribe(listener: Listener<Data>): () => void {
    this.listeners.add(listener)
    if (this.hasRead) listener(this.last)
    if (this.listeners.size === 1) this.schedule(this.remainingMs())
    return () => {
      if (!this.listeners.delete(listener) || this.listeners.size > 0) return
      clearTimeout(this.timer)
      this.timer = undefined
      this.controller.abort()
    }
  }

  refresh(): void {
    const again = () => {
      this.readAtMs = Number.NEGATIVE_INFINITY
      if (this.listeners.size > 0) this.schedule(0)
    }
    // A read that is under way began before the change and may not have seen it.
    if (this.inFlight) void this.inFlight.then(again)
    else again()
  }

  private remainingMs(): number {
    return Math.max(0, this.options.periodMs - (performance.now() - this.readAtMs))
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      void this.load().then(() => {
        if (this.listeners.size === 0) return
        const backOffMs = this.failures === 0 ? 0 : Math.min(longestBackOffMs, 1_000 * 2 ** Math.min(this.failures, 10))
        this.schedule(Math.max(this.options.periodMs, backOffMs))
      })
    }, delayMs)
    this.timer.unref()
  }

  private load(): Promise<void> {
    this.inFlight ??= this.loadOnce().finally(() => {
      this.inFlight = undefined
    })
    return this.inFlight
  }

  private async loadOnce(): Promise<void> {
    if (this.controller.signal.aborted) this.controller = new AbortController()
    const { signal } = this.controller
    try {
      const data = await this.options.load(signal)
      this.failures = 0
      this.last = { data, at: new Date().toISOString(), periodMs: this.options.periodMs, error: null }
    } catch (error) {
      // Nobody is waiting any more: this says nothing about the source.
      if (signal.aborted) return
      this.failures += 1
      const known = toAppError(error)
      if (this.failures === 1) logger.warn({ err: known.cause ?? error, poll: this.options.key }, 'source failed')
      this.last = {
        ...this.last,
        error: { code: known.code, title: errorCodes[known.code].title, detail: known.detail },
      }
    }
    this.hasRead = true
    this.readAtMs = performance.now()
    for (const listener of this.listeners) listener(this.last)
  }
}

const holder = globalThis as typeof globalThis & { lakehousePolls?: Map<string, SharedPoll<unknown>> }

/**
 * One poll of one source for all who look: it begins with the first subscriber, ends after the last, keeps the last value with its
 * age, and slows down while the source fails.
 */
export function createSharedPoll<Data>(options: SharedPollOptions<Data>): SharedPoll<Data> {
  holder.lakehousePolls ??= new Map()
  const existing = holder.lakehousePolls.get(options.key)
  if (existing) return existing as SharedPoll<Data>
  const poll = new Poll(options)
  holder.lakehousePolls.set(options.key, poll as SharedPoll<unknown>)
  return poll
}
