import { logger } from '../logger'
import { StallWatch } from './stall-watch'

export interface StreamOptions {
  signal: AbortSignal
  headers: Record<string, string>
  /** Opens the source. Its signal aborts however the answer ends, so that a source is never held that nobody reads any more. */
  open: (signal: AbortSignal) => Promise<AsyncGenerator<Uint8Array>>
}

/**
 * An answer whose body is made no faster than it is read, and not at all once nothing is read for a minute. When its source fails, or the
 * reader stalls, the connection breaks: a part is never taken for all.
 */
export async function streamResponse({ signal, headers, open }: StreamOptions): Promise<Response> {
  const over = new AbortController()
  const chunks = await open(AbortSignal.any([signal, over.signal]))
  const finish = async () => {
    stall.end()
    over.abort()
    await chunks.return(undefined)
  }
  let letGo = () => {}
  const stall = new StallWatch(() => {
    logger.info('a reader has taken nothing for a minute: its answer ends')
    letGo()
  })
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      letGo = () => {
        controller.error(new DOMException('The reader has stalled', 'AbortError'))
        void finish()
      }
    },
    async pull(controller) {
      stall.end()
      try {
        const { done, value } = await chunks.next()
        if (over.signal.aborted) return
        if (!done) {
          controller.enqueue(value)
          if ((controller.desiredSize ?? 0) <= 0) stall.begin()
          return
        }
        // A source whose signal has aborted merely ends, and that is not its end.
        signal.throwIfAborted()
        over.abort()
        controller.close()
      } catch (error) {
        over.abort()
        throw error
      }
    },
    cancel: finish,
  })
  return new Response(body, { headers })
}
