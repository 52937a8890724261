import { Readable } from 'node:stream'
import { z } from 'zod'
import { call, engine, readTimeoutMs, toDockerError } from './engine'

/** Something that happened to a container of the project. */
export interface ContainerEvent {
  /** Nanoseconds since 1970, in decimal: more digits than a number holds. */
  timeNs: string
  containerId: string
  service: string
  /** The engine's word: `start`, `die`, `health_status: healthy`, … */
  action: string
  exitCode: number | null
}

const eventSchema = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()) }),
})

/**
 * Opens the stream of what happens to the project's containers. Only the proxy before the engine decides which those are.
 *
 * @param sinceNs from when, in nanoseconds since 1970; the engine remembers a few hundred events.
 * @throws {AppError} `upstream_*`.
 */
export async function openEvents(sinceNs: string, signal: AbortSignal): Promise<AsyncGenerator<ContainerEvent>> {
  const what = 'Events could not be followed'
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new DOMException('The engine did not answer', 'TimeoutError')),
    readTimeoutMs,
  )
  // The engine takes fractions of a second, but the library's types whole ones only.
  const since = toEngineTime(sinceNs) as unknown as number
  try {
    const stream = await call(what, () =>
      engine().getEvents({ since, abortSignal: AbortSignal.any([signal, late.signal]) }),
    )
    return readEvents(what, stream instanceof Readable ? stream : Readable.from(stream), signal)
  } finally {
    clearTimeout(timer)
  }
}

async function* readEvents(what: string, stream: Readable, signal: AbortSignal): AsyncGenerator<ContainerEvent> {
  stream.setEncoding('utf8')
  let rest = ''
  try {
    for await (const chunk of stream) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const event = parse(line)
        if (event) yield event
      }
    }
  } catch (error) {
    if (!signal.aborted) throw toDockerError(what, error)
  } finally {
    stream.destroy()
  }
}

function parse(line: string): ContainerEvent | null {
  if (line.trim() === '') return null
  const { Type, Action, Actor } = eventSchema.parse(JSON.parse(line))
  const timeNs = /"timeNano":(\d+)/.exec(line)?.[1]
  const service = Actor.Attributes['com.docker.compose.service']
  if (Type !== 'container' || service === undefined || timeNs === undefined) return null
  const exitCode = Actor.Attributes.exitCode
  return {
    timeNs,
    containerId: Actor.ID,
    service,
    action: Action,
    exitCode: exitCode === undefined ? null : Number(exitCode),
  }
}

function toEngineTime(timeNs: string): string {
  return `${timeNs.slice(0, -9) || '0'}.${timeNs.slice(-9).padStart(9, '0')}`
}
