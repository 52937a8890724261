import { AccessEnded } from '../auth'
import { ConcurrencyLimit } from '../concurrency-limit'
import { logger } from '../logger'
import { StallWatch } from './stall-watch'

export interface SseEvent {
  /** What a reconnecting browser sends back as Last-Event-ID. */
  id?: string
  /** The event's name; `message` when left out. */
  event?: string
  data: unknown
}

export interface SseOptions {
  /** Ends the stream, and says so to the reader where it is because of {@link AccessEnded}. */
  signal: AbortSignal
  /** Who follows; null where anyone may. */
  actor: { id: string } | null
  /** How many sources come over this stream; one when left out. */
  sources?: number
  /**
   * Begins to send. `send` returns false once the browser reads slower than this is written: a source that can wait should then wait for
   * `drained()`, which ends the stream when nothing is read for a minute. Returns how to stop; called once, whatever ended the stream.
   */
  start: (stream: {
    send: (event: SseEvent) => boolean
    drained: () => Promise<void>
    end: () => void
  }) => (() => void) | Promise<() => void>
}

const heartbeatMs = 15_000

/**
 * Each source costs, whether it comes by itself or with others. A tab that is seen has about four: this is for the tabs of a person, or
 * the programs that share one token.
 */
const streams = new ConcurrencyLimit({
  key: 'streams',
  what: 'streams',
  perOwner: 100,
  inAll: Number.POSITIVE_INFINITY,
})

const holder = globalThis as typeof globalThis & { lakehouseStreams?: Set<() => void> }

/** The streams that are open, by how to end each. */
function openStreams(): Set<() => void> {
  holder.lakehouseStreams ??= new Set()
  return holder.lakehouseStreams
}

/** Ends every stream, so that a server that is told to stop need not wait for browsers to look away. */
export function endStreams(): void {
  for (const end of openStreams()) end()
}

/**
 * A `text/event-stream` with a heartbeat every 15 s.
 *
 * @throws {AppError} `rate_limited` where someone follows too much already.
 */
export function sseResponse({ signal, actor, sources = 1, start }: SseOptions): Response {
  const leave = streams.enter(actor?.id ?? 'anonymous', sources)
  const encoder = new TextEncoder()
  let stop: (() => void) | undefined
  let ended = false
  const waiting = new Set<() => void>()
  let heartbeat: NodeJS.Timeout | undefined
  let end: () => void = () => {}
  let letGo: () => void = () => {}
  // A browser comes back with the id of what it read last.
  const stall = new StallWatch(() => {
    logger.info('a browser has read nothing for a minute: its stream ends')
    letGo()
  })

  const wakeAll = () => {
    stall.end()
    for (const wake of waiting) wake()
    waiting.clear()
  }

  const finish = () => {
    if (ended) return
    ended = true
    clearInterval(heartbeat)
    signal.removeEventListener('abort', end)
    openStreams().delete(end)
    wakeAll()
    leave()
    stop?.()
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const write = (text: string): boolean => {
          if (ended) return false
          controller.enqueue(encoder.encode(text))
          return (controller.desiredSize ?? 0) > 0
        }
        end = () => {
          if (ended) return
          if (signal.reason instanceof AccessEnded) write('event: session-ended\ndata: null\n\n')
          finish()
          controller.close()
        }
        letGo = () => {
          if (ended) return
          finish()
          // What was not read by then is dropped with the connection.
          controller.error(new DOMException('The reader has stalled', 'AbortError'))
        }
        if (signal.aborted) return end()
        signal.addEventListener('abort', end, { once: true })
        openStreams().add(end)
        // The comment sends the headers at once; a browser that loses the stream comes back after two seconds.
        write(': open\nretry: 2000\n\n')
        heartbeat = setInterval(() => write(': heartbeat\n\n'), heartbeatMs)
        try {
          const stopSource = await start({
            send: (event) => write(format(event)),
            drained: () => {
              if (ended || (controller.desiredSize ?? 1) > 0) return Promise.resolve()
              stall.begin()
              return new Promise<void>((resolve) => {
                waiting.add(resolve)
              })
            },
            end,
          })
          if (ended) stopSource()
          else stop = stopSource
        } catch (error) {
          logger.error({ err: error }, 'stream could not start')
          end()
        }
      },
      pull: wakeAll,
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 256 * 1024 }),
  )

  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Without no-transform the server would compress, and so hold back, what should arrive at once.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function format({ id, event, data }: SseEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`
}
