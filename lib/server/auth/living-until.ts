import { sessionSeconds } from './auth'

/** By how much the clocks of two consoles on one database may differ. */
const toleranceMs = 60_000

/**
 * When a session that lives now may end. One that ends later than any could was opened while the clock stood ahead, and would outlast
 * every other.
 */
export function livingUntil(now = new Date()): { gt: Date; lte: Date } {
  return { gt: now, lte: new Date(now.getTime() + sessionSeconds * 1_000 + toleranceMs) }
}
