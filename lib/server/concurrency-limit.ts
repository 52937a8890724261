import { AppError } from '@/lib/errors'

interface LimitOptions {
  /** Unique in the process; two limits with one key count together. */
  key: string
  /** What there are too many of, as a person reads it. */
  what: string
  perOwner: number
  inAll: number
}

/** When to try again, in milliseconds: some of what is under way ends meanwhile. */
const retryAfterMs = 5_000

const holder = globalThis as typeof globalThis & { lakehouseInProgress?: Map<string, Map<string, number>> }

/** How much is under way, by owner. Of the process: the server is bundled in parts, each with modules of its own. */
function counts(key: string): Map<string, number> {
  holder.lakehouseInProgress ??= new Map()
  const existing = holder.lakehouseInProgress.get(key) ?? new Map<string, number>()
  holder.lakehouseInProgress.set(key, existing)
  return existing
}

/** Bounds how much of something is under way at a time, for each owner and for all together. */
export class ConcurrencyLimit {
  private readonly options: LimitOptions

  constructor(options: LimitOptions) {
    this.options = options
  }

  /**
   * Admits something that goes on. Returns how to say that it is over; to say it again does nothing.
   *
   * @throws {AppError} `rate_limited`, with the wait.
   */
  enter(owner: string, weight = 1): () => void {
    const { key, what, perOwner, inAll } = this.options
    const owned = counts(key)
    const own = owned.get(owner) ?? 0
    const all = owned.values().reduce((sum, count) => sum + count, 0)
    if (own + weight > perOwner) {
      throw new AppError('rate_limited', {
        detail: `You have ${own} ${what} open, of at most ${perOwner}. Close some, then try again.`,
        retryAfterMs,
      })
    }
    if (all + weight > inAll) {
      throw new AppError('rate_limited', {
        detail: `All ${inAll} ${what} that the console keeps open are in use. Try again in a moment.`,
        retryAfterMs,
      })
    }
    owned.set(owner, own + weight)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      const left = (owned.get(owner) ?? 0) - weight
      if (left > 0) owned.set(owner, left)
      else owned.delete(owner)
    }
  }
}
