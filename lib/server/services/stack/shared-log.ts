import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceLogGap, ServiceLogLine } from '@/lib/contracts/services'
import { openLog } from '@/lib/server/clients/docker'
import { findContainerName } from './find-container-name'
import { LinesAfter, LogPosition } from './log-position'

/** How much of a log is kept for those who follow it; who falls further behind reads from the engine again. */
const keptLines = 8_000
const keptCharacters = 4_000_000
/** How many earlier lines are read, so that what someone was just reading is still there. */
const earlierLines = 200
/** A stopped container's log ends at once: this is how long until it is looked for again, in milliseconds. */
const lookAgainMs = 2_000
/** Lines that come within this many milliseconds are handed on together. */
const gatherMs = 40
/** How often in a row the way to the engine may break before those who follow are told; nothing is lost meanwhile. */
const quietFailures = 3
const batchLines = 1_000
const batchCharacters = 128_000

/** Some lines; or that some may be missing. */
export type LogPart = { lines: ServiceLogLine[] } | { gap: ServiceLogGap }

type Entry = ServiceLogLine | ServiceLogGap

const isLine = (entry: Entry): entry is ServiceLogLine => 'text' in entry

/**
 * The end of one container's log, read from the engine once for all who follow it, over its restarts. It is read as fast as it is
 * written, whoever is slow: the engine skips what it has rotated away under a reader that cannot keep up, and says so to nobody.
 */
class SharedLog {
  /** Resolves once the engine has marked where the log ended: nothing written later is missed. */
  readonly opened: Promise<void>
  private readonly name: string
  private readonly controller = new AbortController()
  private readonly waiting = new Set<() => void>()
  private entries: Entry[] = []
  private characters = 0
  /** The number of the first entry that is kept; they are counted from 0. */
  private first = 0
  private error: unknown
  private isOver = false
  followers = 0

  constructor(name: string) {
    this.name = name
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.opened = promise
    // Whoever follows sees the failure; if nobody does, it is nobody's.
    promise.catch(() => undefined)
    void this.read(resolve).then(
      () => this.finish(new DOMException('The log is not followed any more', 'AbortError'), reject),
      (error: unknown) => this.finish(error, reject),
    )
  }

  /** The number that the next entry will have. */
  get next(): number {
    return this.first + this.entries.length
  }

  /** From where to go on after a position; null when it is not certain that all that follows is kept. */
  find(position: LogPosition): number | null {
    const rest = new LinesAfter(position)
    const index = this.entries.findIndex((entry) => isLine(entry) && rest.accepts(entry))
    if (!rest.found || position.isStart) return null
    if (index < 0) return this.next
    const previous = this.entries[index - 1]
    return this.first + (previous && !isLine(previous) ? index - 1 : index)
  }

  /**
   * What was kept from an entry on, then what comes, until the signal aborts or until the reader is so slow that its next is not kept
   * any more.
   *
   * @param position lines up to it are left out, though they lie behind `start`.
   * @throws what the engine failed with.
   */
  async *readFrom(start: number, position: LogPosition, signal: AbortSignal): AsyncGenerator<LogPart> {
    const rest = new LinesAfter(position)
    // Of lines that share a timestamp, those before `start` count too.
    for (const entry of this.entries.slice(0, Math.max(0, start - this.first))) if (isLine(entry)) rest.accepts(entry)
    let next = start
    while (!signal.aborted && next >= this.first) {
      if (next === this.next) {
        if (this.isOver) throw this.error
        await this.change(signal)
        await sleep(gatherMs, undefined, { signal }).catch(() => undefined)
        continue
      }
      const entry = this.entries[next - this.first]
      if (entry && !isLine(entry)) {
        next += 1
        yield { gap: entry }
        continue
      }
      const batch = this.takeLines(next)
      next += batch.length
      const lines = batch.filter((line) => rest.accepts(line))
      if (lines.length > 0) yield { lines }
    }
  }

  leave(): void {
    this.followers -= 1
    if (this.followers === 0) this.controller.abort()
  }

  private takeLines(from: number): ServiceLogLine[] {
    const lines: ServiceLogLine[] = []
    let characters = 0
    for (let at = from - this.first; at < this.entries.length && lines.length < batchLines; at++) {
      const entry = this.entries[at]
      if (!entry || !isLine(entry)) break
      lines.push(entry)
      characters += entry.text.length
      if (characters > batchCharacters) break
    }
    return lines
  }

  private change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.waiting.add(wake)
      signal.addEventListener('abort', wake, { once: true })
    })
  }

  private wakeAll(): void {
    for (const wake of [...this.waiting]) wake()
  }

  private append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry)
      this.characters += isLine(entry) ? entry.text.length : 0
    }
    let gone = 0
    while (this.entries.length - gone > keptLines || (this.characters > keptCharacters && gone < this.entries.length)) {
      const entry = this.entries[gone]
      if (entry && isLine(entry)) this.characters -= entry.text.length
      gone += 1
    }
    this.entries.splice(0, gone)
    this.first += gone
    this.wakeAll()
  }

  private async read(opened: () => void): Promise<void> {
    const { signal } = this.controller
    let position = LogPosition.start
    let failures = Number.POSITIVE_INFINITY
    const noteOpened = () => {
      failures = 0
      opened()
    }
    const advance = (reached: LogPosition) => {
      position = reached
    }
    while (!signal.aborted) {
      try {
        // Nearly always the few last lines hold the one that was read last; if not, all are asked for.
        const isCertain = await this.readOn(position, earlierLines, noteOpened, advance)
        if (!isCertain) await this.readOn(position, 'all', noteOpened, advance)
      } catch (error) {
        failures += 1
        if (failures > quietFailures) throw error
      }
      await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined)
    }
  }

  /**
   * Reads what the container writes until it stops.
   *
   * @returns whether it is certain that nothing was left out. If not, `tail` was too short, and nothing was taken.
   */
  private async readOn(
    position: LogPosition,
    tail: number | 'all',
    opened: () => void,
    advance: (reached: LogPosition) => void,
  ): Promise<boolean> {
    const { signal } = this.controller
    const name = await findContainerName(this.name)
    const batches = await openLog(name, { tail, since: position.since, follow: true }, signal)
    opened()
    const rest = new LinesAfter(position)
    let reached = position
    for await (const batch of batches) {
      const lines = batch.filter((line) => rest.accepts(line))
      if (lines.length === 0) continue
      if (reached === position && !rest.found) {
        if (tail !== 'all') return false
        this.append([{ after: position.lastAt ?? '' }])
      }
      this.append(lines)
      reached = reached.after(lines)
      advance(reached)
    }
    return rest.found || tail === 'all'
  }

  private finish(error: unknown, reject: (error: unknown) => void): void {
    this.error = error
    this.isOver = true
    if (sharedLogs().get(this.name) === this) sharedLogs().delete(this.name)
    reject(error)
    this.wakeAll()
  }
}

const holder = globalThis as typeof globalThis & { lakehouseLogs?: Map<string, SharedLog> }

function sharedLogs(): Map<string, SharedLog> {
  holder.lakehouseLogs ??= new Map()
  return holder.lakehouseLogs
}

/** The log of a service, shared with all who follow it. Whoever joins must `leave()`. */
export function joinSharedLog(name: string): SharedLog {
  const existing = sharedLogs().get(name)
  // The last one has just left: it is about to end.
  const log = existing && existing.followers > 0 ? existing : new SharedLog(name)
  sharedLogs().set(name, log)
  log.followers += 1
  return log
}
