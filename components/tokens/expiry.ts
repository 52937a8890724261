const dayMs = 24 * 3_600_000

/** From when on it is said that a token ends soon, in milliseconds. */
const soonMs = 7 * dayMs

/** How far a token is from its end. */
export function expiryOf(expiresAt: string, now: number): 'ended' | 'soon' | 'later' {
  const leftMs = Date.parse(expiresAt) - now
  if (leftMs <= 0) return 'ended'
  return leftMs <= soonMs ? 'soon' : 'later'
}

/** The day on which a token ends that is made now; null for what is no number of days. */
export function endOf(days: number, now: number): string | null {
  if (!Number.isInteger(days) || days < 1) return null
  const end = new Date(now + days * dayMs)
  return Number.isNaN(end.getTime()) ? null : end.toISOString().slice(0, 10)
}
