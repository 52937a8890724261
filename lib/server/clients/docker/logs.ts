import { Readable } from 'node:stream'
import type { ServiceLogLine } from '@/lib/contracts/services'
import { call, engine, toDockerError, until } from './engine'
import { readLogLines } from './log-lines'

const downloadTimeoutMs = 30_000

/** Which lines: at most `tail` from the end, between two instants with nanoseconds. */
export interface LogRange {
  tail: number
  since?: string | undefined
  until?: string | undefined
}

/**
 * The lines that a container has written so far.
 *
 * @throws {AppError} `not_found`, `upstream_*`.
 */
export async function readLog(name: string, range: LogRange, signal?: AbortSignal): Promise<ServiceLogLine[]> {
  const what = `The log of ${name} could not be read`
  const bytes = await call(what, () =>
    engine()
      .getContainer(name)
      .logs({ ...query(range), follow: false, abortSignal: until(downloadTimeoutMs, signal) }),
  )
  const lines: ServiceLogLine[] = []
  for await (const batch of readLogLines([bytes])) for (const line of batch) lines.push(line)
  return lines
}

/**
 * The lines of a container, batch by batch, as it writes them; ends when it stops or the signal aborts. Reads no faster than it is
 * read.
 *
 * @throws {AppError} `not_found`, `upstream_*`.
 */
export async function* followLog(name: string, range: LogRange, signal: AbortSignal): AsyncGenerator<ServiceLogLine[]> {
  const what = `The log of ${name} could not be followed`
  const stream = await call(what, () =>
    engine()
      .getContainer(name)
      .logs({ ...query(range), follow: true, abortSignal: signal }),
  )
  const readable = stream instanceof Readable ? stream : Readable.from(stream)
  try {
    yield* readLogLines(readable)
  } catch (error) {
    if (!signal.aborted) throw toDockerError(what, error)
  } finally {
    readable.destroy()
  }
}

function query({ tail, since, until: before }: LogRange) {
  return {
    stdout: true,
    stderr: true,
    timestamps: true,
    tail,
    ...(since === undefined ? {} : { since: toEngineTime(since) }),
    ...(before === undefined ? {} : { until: toEngineTime(before) }),
  }
}

/** Seconds with nine digits behind the point: as a number they would lose what tells two lines apart. */
function toEngineTime(instant: string): string {
  const seconds = Math.floor(Date.parse(instant) / 1_000)
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  return `${seconds}.${fraction.slice(0, 9).padEnd(9, '0')}`
}
