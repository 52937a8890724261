import { createHash } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { getDatabase } from '../db'

interface Limit {
  /** Failures in a row that cost nothing. */
  free: number
  /** The longest wait, in milliseconds. */
  longestMs: number
}

// An address can be forged where no proxy sets it, so guesses at one account are also counted whoever makes them; that
// wait stays short, or anyone could lock the account's owner out.
const perAccountAndAddress: Limit = { free: 10, longestMs: 15 * 60_000 }
const perAccount: Limit = { free: 50, longestMs: 30_000 }

/** Failures older than this are forgotten. */
const memoryMs = 60 * 60_000

const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('\0')).digest('hex')

function limitsFor(email: string, address: string): [key: string, limit: Limit][] {
  const account = email.trim().toLowerCase()
  return [
    [keyOf('sign-in', account, address), perAccountAndAddress],
    [keyOf('sign-in', account), perAccount],
  ]
}

/**
 * Counts an attempt before it is made, and refuses it while the account is slowed down. Counting first makes
 * guesses sent side by side as slow as those sent one by one.
 *
 * @throws {AppError} `rate_limited`, with the wait.
 */
export async function admitSignIn(email: string, address: string, now = new Date()): Promise<void> {
  const database = getDatabase()
  for (const [key, limit] of limitsFor(email, address)) {
    await database.$transaction(async (transaction) => {
      const before = new Date(now.getTime() - memoryMs)
      const [row] = await transaction.$queryRaw<{ failures: number; blocked_until: Date | null }[]>`
        INSERT INTO "rate_limit" ("key", "failures", "updated_at") VALUES (${key}, 0, ${now})
        ON CONFLICT ("key") DO UPDATE SET
          "failures" = CASE WHEN "rate_limit"."updated_at" < ${before} THEN 0 ELSE "rate_limit"."failures" END,
          "updated_at" = ${now}
        RETURNING "failures", "blocked_until"`
      if (row?.blocked_until && row.blocked_until > now) {
        const retryAfterMs = row.blocked_until.getTime() - now.getTime()
        throw new AppError('rate_limited', {
          detail: `Too many wrong passwords. Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`,
          retryAfterMs,
        })
      }
      const failures = (row?.failures ?? 0) + 1
      const waitMs =
        failures < limit.free ? 0 : Math.min(limit.longestMs, 5_000 * 2 ** Math.min(failures - limit.free, 12))
      await transaction.rateLimit.update({
        where: { key },
        data: { failures, blockedUntil: waitMs === 0 ? null : new Date(now.getTime() + waitMs), updatedAt: now },
      })
    })
  }
}

/** Forgets the failures of an account once its owner has signed in, and what else is too old to matter. */
export async function forgiveSignIn(email: string, address: string, now = new Date()): Promise<void> {
  const keys = limitsFor(email, address).map(([key]) => key)
  await getDatabase().rateLimit.deleteMany({
    where: { OR: [{ key: { in: keys } }, { updatedAt: { lt: new Date(now.getTime() - 24 * memoryMs) } }] },
  })
}
