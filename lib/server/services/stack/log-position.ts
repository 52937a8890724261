import { type ServiceLogLine, serviceLogPositionSchema } from '@/lib/contracts/services'

type StreamName = ServiceLogLine['stream']

/** How far one output stream was read: up to the `count`th of the lines that share a timestamp. */
interface StreamPosition {
  at: string
  count: number
}

/**
 * Reading goes on from so long before the last line, in milliseconds: the engine stamps the two output streams side by side, so that a
 * line may lie behind one with a later timestamp.
 */
const overlapMs = 1_000

/**
 * How far a log was read. Within one output stream timestamps never go back, but lines may share one, and the two streams are not quite
 * in order with each other: so each has a position of its own, and it counts.
 */
export class LogPosition {
  private readonly streams: Readonly<Record<StreamName, StreamPosition>> | null

  private constructor(streams: Readonly<Record<StreamName, StreamPosition>> | null) {
    this.streams = streams
  }

  /** Before the first line. */
  static readonly start = new LogPosition(null)

  /** Reads what `toString` wrote; null when it is not that. */
  static parse(text: string): LogPosition | null {
    const match = serviceLogPositionSchema.safeParse(text)
    if (!match.success) return null
    const [stdout, stderr] = text.split(' ').map((part) => {
      const plus = part.lastIndexOf('+')
      return { at: part.slice(part.indexOf('@') + 1, plus), count: Number(part.slice(plus + 1)) }
    })
    return stdout && stderr ? new LogPosition({ stdout, stderr }) : null
  }

  /** An opaque text without line breaks, as the id of an event. */
  toString(): string {
    const { streams } = this
    return streams
      ? `out@${streams.stdout.at}+${streams.stdout.count} err@${streams.stderr.at}+${streams.stderr.count}`
      : ''
  }

  get isStart(): boolean {
    return this.streams === null
  }

  /** From when the engine has to read so that nothing after this is left out. */
  get since(): string | undefined {
    const last = this.lastAt
    return last === null ? undefined : new Date(Date.parse(last) - overlapMs).toISOString()
  }

  /** The timestamp of the last line. */
  get lastAt(): string | null {
    if (!this.streams) return null
    const { stdout, stderr } = this.streams
    return [stdout.at, stderr.at].sort()[1] ?? null
  }

  of(stream: StreamName): StreamPosition | null {
    return this.streams?.[stream] ?? null
  }

  /** The position after some more lines. */
  after(lines: readonly ServiceLogLine[]): LogPosition {
    const [first] = lines
    if (!first) return this
    const streams = this.streams
      ? { ...this.streams }
      : // What lies before the first line that was read is not part of what is read.
        { stdout: { at: first.at, count: 0 }, stderr: { at: first.at, count: 0 } }
    for (const { stream, at } of lines) {
      const before = streams[stream]
      streams[stream] = { at, count: before.at === at ? before.count + 1 : 1 }
    }
    return new LogPosition(streams)
  }
}

/** Leaves out, of lines that begin before a position, those up to it. */
export class LinesAfter {
  private readonly position: LogPosition
  private readonly seen: Record<StreamName, number> = { stdout: 0, stderr: 0 }
  private readonly isPast: Record<StreamName, boolean>
  private wasFound = false

  constructor(position: LogPosition) {
    this.position = position
    this.isPast = { stdout: position.isStart, stderr: position.isStart }
  }

  /** Whether the last line that was read came by. If not, what lies between may be gone. */
  get found(): boolean {
    return this.wasFound || this.position.isStart
  }

  /** Whether a line lies after the position. Lines are to be asked about in the order of the log. */
  accepts({ stream, at }: ServiceLogLine): boolean {
    const last = this.position.of(stream)
    if (last === null || this.isPast[stream]) return true
    if (at < last.at) return false
    if (at === last.at) {
      this.seen[stream] += 1
      if (this.seen[stream] === last.count) this.wasFound = true
      if (this.seen[stream] <= last.count) return false
    }
    this.isPast[stream] = true
    return true
  }
}
