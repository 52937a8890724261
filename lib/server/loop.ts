import { setTimeout as sleep } from 'node:timers/promises'
import { toAppError } from './errors'
import { logger } from './logger'

export interface LoopOptions {
  /** What goes on, as the log says it could not. */
  what: string
  periodMs: number
  /** One turn. The signal aborts when the loop is ended. */
  run: (signal: AbortSignal) => Promise<void>
}

/** A turn that fails is tried again later and later, up to this. */
const longestBackOffMs = 30_000

/** Does something again and again, one turn after the other, whatever fails, until it is ended. @returns how to end it. */
export function startLoop({ what, periodMs, run }: LoopOptions): () => void {
  const ended = new AbortController()
  void (async () => {
    let failures = 0
    while (!ended.signal.aborted) {
      try {
        await run(ended.signal)
        if (failures > 0) logger.info({ what, failures }, 'works again')
        failures = 0
      } catch (error) {
        if (ended.signal.aborted) return
        failures += 1
        // What goes on for hours is not told every half minute.
        if (failures < 3 || failures % 20 === 0)
          logger.warn({ err: toAppError(error), what, failures }, 'failed, and is tried again')
      }
      const waitMs =
        failures === 0 ? periodMs : Math.max(periodMs, Math.min(longestBackOffMs, 1_000 * 2 ** (failures - 1)))
      await sleep(waitMs, undefined, { signal: ended.signal, ref: false }).catch(() => {})
    }
  })()
  return () => ended.abort()
}
