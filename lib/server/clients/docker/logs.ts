import { Readable } from 'node:stream'
import type { ServiceLogLine } from '@/lib/contracts/services'
import { call, engine, readTimeoutMs, toDockerError } from './engine'
import { readLogLines } from './log-lines'

/** A log that is not followed comes at once: when nothing comes for so long, in milliseconds, the engine hangs. */
const longestSilenceMs = 30_000

/** Which lines of a log. */
export interface LogRange {
  /** At most so many, from the end; counted before the instants are looked at. */
  tail: number | 'all'
  /** The first instant that belongs to it, to the nanosecond. */
  since?: string | undefined
  /** The last instant that belongs to it. */
  until?: string | undefined
  /** Whether to go on with what the container writes until it stops. */
  follow: boolean
}

/**
 * Opens the log of a container. Once this resolves the engine has marked where the log ended: what is written later is not missed. The
 * lines come batch by batch, and are read no faster than they are asked for.
 *
 * @param signal ends the reading; a batch that waits is then the last.
 * @throws {AppError} `not_found`, `upstream_*`.
 */
export async function openLog(
  name: string,
  range: LogRange,
  signal: AbortSignal,
): Promise<AsyncGenerator<ServiceLogLine[]>> {
  const what = `The log of ${name} could not be read`
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new DOMException('The engine did not answer', 'TimeoutError')),
    readTimeoutMs,
  )
  const abortSignal = AbortSignal.any([signal, late.signal])
  try {
    const stream = await call(what, () => dial(name, range, abortSignal))
    return readAll(what, stream, range.follow ? stream : withoutSilence(stream), signal)
  } finally {
    clearTimeout(timer)
  }
}

async function* readAll(
  what: string,
  stream: Readable,
  chunks: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<ServiceLogLine[]> {
  try {
    yield* readLogLines(chunks)
  } catch (error) {
    if (!signal.aborted) throw toDockerError(what, error)
  } finally {
    stream.destroy()
  }
}

/** Fails when the engine is silent while it is waited for; how long a reader takes meanwhile is not its silence. */
async function* withoutSilence(stream: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  while (true) {
    const timer = setTimeout(
      () => stream.destroy(new DOMException('The engine has fallen silent', 'TimeoutError')),
      longestSilenceMs,
    )
    const { done, value } = await chunks.next().finally(() => clearTimeout(timer))
    if (done) return
    yield value
  }
}

/** As the library's `logs`, which holds a log that is not followed in memory as a whole. */
function dial(name: string, { tail, since, until, follow }: LogRange, abortSignal: AbortSignal): Promise<Readable> {
  const { modem } = engine()
  return new Promise((resolve, reject) => {
    modem.dial(
      {
        path: `/containers/${name}/logs?`,
        method: 'GET',
        isStream: true,
        abortSignal,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
        options: {
          stdout: true,
          stderr: true,
          timestamps: true,
          follow,
          tail: String(tail),
          ...(since === undefined ? {} : { since: toEngineTime(since) }),
          ...(until === undefined ? {} : { until: toEngineTime(until) }),
        },
      },
      (error: unknown, stream: unknown) => {
        if (error) reject(error)
        else if (stream instanceof Readable) resolve(stream)
        else reject(new TypeError('The engine answered with no stream'))
      },
    )
  })
}

/** Seconds with nine digits behind the point: as a number they would lose what tells two lines apart. */
function toEngineTime(instant: string): string {
  const seconds = Math.floor(Date.parse(instant) / 1_000)
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  return `${seconds}.${fraction.slice(0, 9).padEnd(9, '0')}`
}
