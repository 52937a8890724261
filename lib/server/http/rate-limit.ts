import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '@/lib/errors'
import { env } from '../env'

const windowSeconds = 60

const holder = globalThis as typeof globalThis & { lakehouseRateLimiter?: RateLimiterMemory }

/** Of the process: the server is bundled in parts, each with modules of its own. */
function limiter(): RateLimiterMemory {
  holder.lakehouseRateLimiter ??= new RateLimiterMemory({
    points: env.CONSOLE_RATE_LIMIT_PER_MINUTE,
    duration: windowSeconds,
  })
  return holder.lakehouseRateLimiter
}

/** Forgets what was counted; for tests. */
export function resetRateLimit(): void {
  delete holder.lakehouseRateLimiter
}

/**
 * Counts a request of someone, and says in the answer's headers how many are left in this minute.
 * The names are those of draft-ietf-httpapi-ratelimit-headers-06, which most clients know.
 *
 * @param owner a token, a session, or an address where there is neither.
 * @throws {AppError} `rate_limited`, with the wait.
 */
export async function countRequest(owner: string, headers: Headers): Promise<void> {
  const limit = limiter().points
  const result = await limiter()
    .consume(owner)
    .catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal
      throw refusal
    })
  headers.set('ratelimit-limit', String(limit))
  headers.set('ratelimit-remaining', String(Math.max(0, result.remainingPoints)))
  headers.set('ratelimit-reset', String(Math.ceil(result.msBeforeNext / 1_000)))
  if (result.consumedPoints > limit) {
    throw new AppError('rate_limited', {
      detail: `At most ${limit} requests a minute. Wait ${Math.ceil(result.msBeforeNext / 1_000)} s, then go on.`,
      retryAfterMs: result.msBeforeNext,
    })
  }
}
