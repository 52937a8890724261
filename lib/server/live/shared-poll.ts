import type { Live } from '@/lib/contracts/base'
import { errorCodes } from '@/lib/errors'
import { toAppError } from '../errors'
import { logger } from '../logger'

export interface SharedPollOptions<Data> {
  /** Unique in the process; two polls with one key are one poll. */
  key: string
  periodMs: number
  /** Reads the source once. The signal aborts when the last subscriber has left and nobody waits for the value. */
  load: (signal: AbortSignal) => Promise<Data>
}

type Listener<Data> = (value: Live<Data>) => void

export interface SharedPoll<Data> {
  /**
   * The value now: the kept one while it is younger than two periods, else read once for all who ask. Past one period it is renewed
   * behind the answer, so that who asks often never waits. Never rejects.
   */
  read(): Promise<Live<Data>>
  /** Calls `listener` with the last known value, if any, and with every new one. Returns how to leave. */
  subscribe(listener: Listener<Data>): () => void
  /** Reads at once, because something was just changed. */
  refresh(): void
}

/** Of its time a source spends at most one part in so many on us. */
const longestShare = 4
/** A source that fails is asked again later and later, up to this. */
const longestBackOffMs = 30_000
/** How long the last value of a source is kept that nobody looks at. */
const forgetAfterMs = 5 * 60_000
/** How many such values are kept at most: those that were looked at last. */
const keptIdle = 200

class Poll<Data> implements SharedPoll<Data> {
  private readonly options: SharedPollOptions<Data>
  private readonly listeners = new Set<Listener<Data>>()
  /** How many wait for the value without following it. */
  private readers = 0
  private last: Live<Data>
  private hasRead = false
  private readAtMs = Number.NEGATIVE_INFINITY
  /** How long the last read took. */
  private loadMs = 0
  private failures = 0
  private timer: NodeJS.Timeout | undefined
  private inFlight: Promise<void> | undefined
  private controller = new AbortController()
  private forgetTimer: NodeJS.Timeout | undefined

  constructor(options: SharedPollOptions<Data>) {
    this.options = options
    this.last = { data: null, at: null, periodMs: options.periodMs, error: null }
  }

  async read(): Promise<Live<Data>> {
    const ageMs = performance.now() - this.readAtMs
    if (ageMs < 2 * this.periodMs) {
      if (ageMs >= this.periodMs) void this.renew()
      if (this.isIdle) this.forgetLater()
      return this.last
    }
    await this.renew()
    return this.last
  }

  private async renew(): Promise<void> {
    this.readers += 1
    try {
      // What was aborted before this asked says nothing: it is read anew.
      while (this.inFlight && this.controller.signal.aborted) await this.inFlight
      await this.load()
    } finally {
      this.readers -= 1
      if (this.isIdle) this.forgetLater()
    }
  }

  /** A source that takes long is read less often: it has others to serve. */
  private get periodMs(): number {
    return Math.max(this.options.periodMs, longestShare * this.loadMs)
  }

  subscribe(listener: Listener<Data>): () => void {
    this.listeners.add(listener)
    clearTimeout(this.forgetTimer)
    polls().set(this.options.key, this)
    if (this.hasRead) listener(this.last)
    if (this.listeners.size === 1) this.schedule(this.remainingMs())
    return () => {
      if (!this.listeners.delete(listener) || this.listeners.size > 0) return
      clearTimeout(this.timer)
      this.timer = undefined
      if (!this.isIdle) return
      this.controller.abort()
      this.forgetLater()
    }
  }

  get isIdle(): boolean {
    return this.listeners.size === 0 && this.readers === 0
  }

  /** Drops what nobody looks at. Who still holds it can go on using it. */
  forget(): void {
    clearTimeout(this.forgetTimer)
    if (polls().get(this.options.key) === this) polls().delete(this.options.key)
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

  private forgetLater(): void {
    clearTimeout(this.forgetTimer)
    this.forgetTimer = setTimeout(() => this.forget(), forgetAfterMs).unref()
    // The map keeps the order in which they were put there: the first is the one that nobody has looked at for longest.
    if (polls().delete(this.options.key)) polls().set(this.options.key, this)
    const idle = [...polls().values()].filter((poll) => poll.isIdle)
    for (const poll of idle.slice(0, -keptIdle)) poll.forget()
  }

  private remainingMs(): number {
    return Math.max(0, this.periodMs - (performance.now() - this.readAtMs))
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      void this.load().then(() => {
        if (this.listeners.size === 0) return
        const backOffMs = this.failures === 0 ? 0 : Math.min(longestBackOffMs, 1_000 * 2 ** Math.min(this.failures, 10))
        this.schedule(Math.max(this.periodMs, backOffMs))
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
    const startedAtMs = performance.now()
    try {
      const data = await this.options.load(signal)
      this.failures = 0
      this.loadMs = performance.now() - startedAtMs
      this.last = { data, at: new Date().toISOString(), periodMs: Math.round(this.periodMs), error: null }
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

// biome-ignore lint/suspicious/noExplicitAny: polls of all kinds, each found again under its own key
const holder = globalThis as typeof globalThis & { lakehousePolls?: Map<string, Poll<any>> }

// biome-ignore lint/suspicious/noExplicitAny: as above
function polls(): Map<string, Poll<any>> {
  holder.lakehousePolls ??= new Map()
  return holder.lakehousePolls
}

/** How many sources are known, looked at or not long ago. */
export const countPolls = () => polls().size

/**
 * One poll of one source for all who look: it begins with the first subscriber, ends after the last, keeps the last value with its
 * age for some minutes, and slows down while the source fails.
 */
export function createSharedPoll<Data>(options: SharedPollOptions<Data>): SharedPoll<Data> {
  const existing: Poll<Data> | undefined = polls().get(options.key)
  if (existing) return existing
  const poll = new Poll(options)
  polls().set(options.key, poll)
  return poll
}
