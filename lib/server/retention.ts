import { hasJumped, type Look, lookAtClock } from './clock'
import { logger } from './logger'
import { startLoop } from './loop'

const periodMs = 600_000

export interface RetentionOptions {
  /** What is removed, as the log says it could not. */
  what: string
  /** Removes what is too old at this time. The signal aborts when it is to end. */
  remove: (now: Date, signal: AbortSignal) => Promise<unknown>
}

/**
 * Removes what is too old to be kept every ten minutes, until it is ended. Not in the first, nor where the clock jumped: one that is set a
 * year ahead by mistake would otherwise take everything with it.
 *
 * @returns how to end it.
 */
export function startRetention({ what, remove }: RetentionOptions): () => void {
  return startLoop({ what, periodMs, run: removeUnlessJumped({ what, remove }) })
}

/** One turn, which knows how the clock was in the last. */
export function removeUnlessJumped(
  { what, remove }: RetentionOptions,
  look: () => Look = lookAtClock,
): (signal: AbortSignal) => Promise<void> {
  let last: Look | null = null
  return async (signal) => {
    const before = last
    const now = look()
    last = now
    if (before === null) return
    if (hasJumped(before, now)) return logger.warn({ what }, 'the clock has jumped: nothing is removed this time')
    await remove(new Date(now.wallMs), signal)
  }
}
