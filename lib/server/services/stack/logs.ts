import type { ServiceLogGap, ServiceLogLine, ServiceLogQuery } from '@/lib/contracts/services'
import { LinesAfter, LogPosition } from './log-position'
import { type EngineRange, readEngineLog } from './log-reads'
import { joinSharedLog, type LogPart } from './shared-log'

/** What comes first when nobody says how much. */
const defaultTail = 1_000
/** Nearly always these hold the line that was read last; if not, all are asked for. */
const missedTail = 10_000
const batchLines = 1_000
const batchCharacters = 128_000

/**
 * A service's log as text, a line each: timestamp, then what was written. It is read from the engine no faster than it is taken.
 *
 * @param reader who asks: an actor's id.
 * @throws {AppError} `not_found`, `rate_limited`, `upstream_*`.
 */
export async function openServiceLogText(
  name: string,
  { tail = 'all', since, until }: { tail?: number | 'all' | undefined } & Pick<ServiceLogQuery, 'since' | 'until'>,
  reader: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<Uint8Array>> {
  return encode(await readEngineLog(name, { tail, since, until }, reader, signal))
}

async function* encode(batches: AsyncGenerator<ServiceLogLine[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const lines of gather(batches)) {
    yield encoder.encode(lines.map(({ at, text }) => `${at} ${text}\n`).join(''))
  }
}

export interface FollowRange {
  tail?: number | undefined
  since?: string | undefined
  until?: string | undefined
  /** The id of an event: only what came after it. */
  after?: string | undefined
}

/** A part of a log and, after lines, the id from which to go on. */
export type FollowedPart = LogPart & { id?: string }

/**
 * A service's log as it is written, over its restarts, until the signal aborts or `until` has passed. Every line comes once and in the
 * order of the log, however slowly it is read; where the engine has lines no more that were not read yet, a gap says so.
 *
 * @param reader who asks: an actor's id.
 * @throws {AppError} `not_found`, `rate_limited`, `upstream_*`.
 */
export async function* followServiceLog(
  name: string,
  range: FollowRange,
  reader: string,
  signal: AbortSignal,
): AsyncGenerator<FollowedPart> {
  const isWithin = within(range.since, range.until)
  const ended = new AbortController()
  const timer = range.until === undefined ? undefined : setTimeout(() => ended.abort(), remainingMs(range.until))
  const shared = joinSharedLog(name)
  const read: Read = (wanted) => readEngineLog(name, wanted, reader, signal)
  try {
    await shared.opened
    for await (const part of readParts(read, shared, range, AbortSignal.any([signal, ended.signal]))) {
      if ('gap' in part) {
        yield part
        continue
      }
      const lines = part.lines.filter(isWithin)
      if (lines.length > 0) yield { ...part, lines }
    }
  } finally {
    clearTimeout(timer)
    shared.leave()
  }
}

/** A line may reach the log a little after its timestamp, in milliseconds. */
const settleMs = 500
const longestTimerMs = 2 ** 31 - 1

function remainingMs(until: string): number {
  return Math.min(Math.max(0, Date.parse(until) + settleMs - Date.now()), longestTimerMs)
}

/** Reads from the engine what it has of the log that is followed. */
type Read = (range: EngineRange) => ReturnType<typeof readEngineLog>

/** First from the engine, then from what all share; from the engine again as often as this reader has fallen behind. */
async function* readParts(
  read: Read,
  shared: ReturnType<typeof joinSharedLog>,
  { tail, since, until, after }: FollowRange,
  live: AbortSignal,
): AsyncGenerator<FollowedPart> {
  let position = (after === undefined ? null : LogPosition.parse(after)) ?? LogPosition.start
  const mark = function* (part: LogPart): Generator<FollowedPart> {
    if ('lines' in part) position = position.after(part.lines)
    yield 'lines' in part ? { ...part, id: position.toString() } : part
  }
  let start = shared.find(position)
  // Asked for once, an amount does not hold for what is written later.
  let wanted = tail
  do {
    if (start === null) {
      // What is read from the engine now holds all that was shared before.
      start = shared.next
      const first = { tail: wanted ?? (since || until ? ('all' as const) : defaultTail), since, until }
      const missed = position.isStart ? readFirst(read, first) : readMissed(read, position, wanted)
      for await (const part of missed) yield* mark(part)
      wanted = undefined
    }
    for await (const part of shared.readFrom(start, position, live)) yield* mark(part)
    start = null
  } while (!live.aborted)
}

async function* readFirst(read: Read, range: EngineRange): AsyncGenerator<LogPart> {
  for await (const lines of gather(await read(range))) yield { lines }
}

async function* readMissed(read: Read, position: LogPosition, tail: number | undefined): AsyncGenerator<LogPart> {
  if (tail === undefined) {
    const isEnough = yield* readAfter(read, position, missedTail)
    if (isEnough) return
  }
  yield* readAfter(read, position, tail ?? 'all', { after: position.lastAt ?? '' })
}

/** @returns whether the line that was read last was among those asked for. If not, nothing is read; or, if given, the gap first. */
async function* readAfter(
  read: Read,
  position: LogPosition,
  tail: number | 'all',
  gap?: ServiceLogGap,
): AsyncGenerator<LogPart, boolean> {
  const rest = new LinesAfter(position)
  const batches = await read({ tail, since: position.since })
  let hasBegun = false
  for await (const batch of gather(batches)) {
    const lines = batch.filter((line) => rest.accepts(line))
    if (lines.length === 0) continue
    if (!hasBegun && !rest.found) {
      if (!gap) return false
      yield { gap }
    }
    hasBegun = true
    yield { lines }
  }
  if (!hasBegun && !rest.found && gap) yield { gap }
  return rest.found
}

function within(since: string | undefined, until: string | undefined): (line: ServiceLogLine) => boolean {
  const first = since === undefined ? '' : toNanoseconds(since)
  const last = until === undefined ? '~' : toNanoseconds(until)
  return ({ at }) => at >= first && at <= last
}

/** As the engine writes it: nine digits behind the point, so that as text they are in order. */
function toNanoseconds(instant: string): string {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  return `${seconds.length === 16 ? `${seconds}:00` : seconds}.${fraction.padEnd(9, '0')}Z`
}

/** Makes larger batches of small ones. For what ends by itself: it waits until one is full. */
async function* gather(batches: AsyncGenerator<ServiceLogLine[]>): AsyncGenerator<ServiceLogLine[]> {
  let lines: ServiceLogLine[] = []
  let characters = 0
  for await (const batch of batches) {
    for (const line of batch) {
      lines.push(line)
      characters += line.text.length
      if (lines.length < batchLines && characters < batchCharacters) continue
      yield lines
      lines = []
      characters = 0
    }
  }
  if (lines.length > 0) yield lines
}
