import { setTimeout as sleep } from 'node:timers/promises'
import type { KeptPage, Live, PageQuery } from '@/lib/contracts/base'
import type { ServiceEvent } from '@/lib/contracts/services'
import { errorCodes } from '@/lib/errors'
import { type ContainerEvent, openEvents, pingEngine } from '@/lib/server/clients/docker'
import { toAppError } from '@/lib/server/errors'
import { type SharedPoll, toKeptPage } from '@/lib/server/live'
import { logger } from '@/lib/server/logger'
import { ActivityHistory } from './activity-history'

/** How often the engine is asked whether it is there, and those who look are told that all is as it was, in milliseconds. */
const periodMs = 10_000
/** What comes within this many milliseconds is told together. */
const gatherMs = 150
/** How far back the engine is asked at first, in milliseconds. */
const firstLookMs = 3_600_000
/** After a shorter break the engine still knows what happened meanwhile, in milliseconds. */
const shortBreakMs = 10_000
const longestBackOffMs = 30_000

/**
 * What happens to the services' containers, as the engine tells it: one stream for all who look, a bounded history, and after a break
 * the same again from where it was.
 */
class ActivityWatch implements SharedPoll<ServiceEvent[]> {
  private readonly listeners = new Set<(value: Live<ServiceEvent[]>) => void>()
  private readonly controller = new AbortController()
  private readonly history = new ActivityHistory()
  private lastTimeNs = `${Date.now() - firstLookMs}000000`
  private isWatching = false
  /** When the engine last gave an answer. A stream on which nothing comes says nothing: it may hang. */
  private answeredAtMs: number | null = null
  /** Breaks the stream that is open. */
  private connection = new AbortController()
  private asking: Promise<void> | undefined
  private lostAtMs: number | null = null
  private error: Live<ServiceEvent[]>['error'] = null
  private heartbeat: NodeJS.Timeout | undefined
  private gathering: NodeJS.Timeout | undefined
  private firstAnswer = Promise.withResolvers<void>()

  constructor() {
    void this.watch()
  }

  async read(): Promise<Live<ServiceEvent[]>> {
    await this.firstAnswer.promise
    await this.ask()
    return this.value()
  }

  subscribe(listener: (value: Live<ServiceEvent[]>) => void): () => void {
    this.listeners.add(listener)
    void this.read().then((value) => {
      if (this.listeners.has(listener)) listener(value)
    })
    this.heartbeat ??= setInterval(() => void this.ask().then(() => this.tell()), periodMs).unref()
    return () => {
      if (!this.listeners.delete(listener) || this.listeners.size > 0) return
      clearInterval(this.heartbeat)
      this.heartbeat = undefined
    }
  }

  refresh(): void {
    this.tell()
  }

  end(): void {
    this.controller.abort()
    clearInterval(this.heartbeat)
    clearTimeout(this.gathering)
  }

  /** Asks the engine whether it is there, unless it has answered just now. If it is not, the stream is given up, and opened anew. */
  private ask(): Promise<void> {
    if (!this.isWatching || Date.now() - (this.answeredAtMs ?? 0) < periodMs / 2) return Promise.resolve()
    this.asking ??= this.askNow(this.connection).finally(() => {
      this.asking = undefined
    })
    return this.asking
  }

  private async askNow(connection: AbortController): Promise<void> {
    try {
      await pingEngine(AbortSignal.any([this.controller.signal, connection.signal]))
      this.answeredAtMs = Date.now()
    } catch (error) {
      if (this.controller.signal.aborted || connection !== this.connection || !this.isWatching) return
      logger.warn({ err: error }, 'events are not followed: the engine does not answer')
      this.noteLost(error)
      connection.abort()
    }
  }

  private value(): Live<ServiceEvent[]> {
    const atMs = this.answeredAtMs
    return {
      data: atMs === null ? null : [...this.history.events],
      at: atMs === null ? null : new Date(atMs).toISOString(),
      periodMs,
      error: this.error,
    }
  }

  private tell(): void {
    clearTimeout(this.gathering)
    this.gathering = undefined
    const value = this.value()
    for (const listener of this.listeners) listener(value)
  }

  private async watch(): Promise<void> {
    const { signal } = this.controller
    let failures = 0
    while (!signal.aborted) {
      const connection = new AbortController()
      this.connection = connection
      try {
        const events = await openEvents(this.lastTimeNs, AbortSignal.any([signal, connection.signal]))
        failures = 0
        this.noteOpen()
        for await (const event of events) this.note(event)
        if (!connection.signal.aborted) this.noteLost(null)
      } catch (error) {
        if (signal.aborted) return
        failures += 1
        if (failures === 1) logger.warn({ err: error }, 'events are not followed')
        this.noteLost(error)
      }
      const backOffMs = Math.min(longestBackOffMs, 500 * 2 ** Math.min(failures, 10))
      await sleep(backOffMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  private noteOpen(): void {
    const now = Date.now()
    if (this.lostAtMs === null || now - this.lostAtMs > shortBreakMs) {
      const at = new Date(now).toISOString()
      this.history.add({ id: `watching-${now}`, at, service: null, kind: 'watching', exitCode: null })
    }
    this.isWatching = true
    this.answeredAtMs = now
    this.error = null
    this.firstAnswer.resolve()
    this.tell()
  }

  private noteLost(error: unknown): void {
    if (this.isWatching) this.lostAtMs = Date.now()
    this.isWatching = false
    const { code, detail } = toAppError(error)
    // A stream that merely ends is opened again at once.
    if (error !== null) this.error = { code, title: errorCodes[code].title, detail }
    this.firstAnswer.resolve()
    this.tell()
  }

  private note(event: ContainerEvent): void {
    this.answeredAtMs = Date.now()
    if (event.timeNs > this.lastTimeNs) this.lastTimeNs = event.timeNs
    if (!this.history.addContainerEvent(event)) return
    this.gathering ??= setTimeout(() => this.tell(), gatherMs).unref()
  }
}

const holder = globalThis as typeof globalThis & { lakehouseActivity?: ActivityWatch }

/** What happens to the services, shared by all who look. Watches from the first call on. */
export function activityPoll(): SharedPoll<ServiceEvent[]> {
  holder.lakehouseActivity ??= new ActivityWatch()
  return holder.lakehouseActivity
}

/** What happened to the services, the newest first. @throws {AppError} `upstream_unavailable` where it was never known. */
export async function listActivity(query: PageQuery): Promise<KeptPage<ServiceEvent>> {
  return toKeptPage(await activityPoll().read(), query, { keyOf: ({ id }) => id, upstream: 'docker' })
}

/** Ends the watch, so that a server that is told to stop need not wait for the engine. */
export function endActivity(): void {
  holder.lakehouseActivity?.end()
  delete holder.lakehouseActivity
}
