import { createHash } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { getDatabase } from '../db'

interface Limit {
  /** Failures in a row that cost nothing. */
  free: number
  /** The longest wait, in milliseconds. */
  longestMs: number
}

interface Guessed {
  /** What the counts of this secret are kept under. */
  name: string
  perAccountAndAddress: Limit
  perAccount: Limit
  /** What was wrong, as the refusal says it. */
  wrong: string
}

// An address can be forged where no proxy sets it, so guesses at one account are also counted whoever makes them; that
// wait stays short, or anyone could lock the account's owner out.
const password: Guessed = {
  name: 'sign-in',
  perAccountAndAddress: { free: 10, longestMs: 15 * 60_000 },
  perAccount: { free: 50, longestMs: 30_000 },
  wrong: 'wrong passwords',
}

// Whoever guesses here has the password already, and six digits are few: from wherever the guesses come, the wait grows.
const secondFactor: Guessed = {
  name: 'second-factor',
  perAccountAndAddress: { free: 10, longestMs: 15 * 60_000 },
  perAccount: { free: 20, longestMs: 15 * 60_000 },
  wrong: 'wrong codes',
}

/** Failures older than this are forgotten. */
const memoryMs = 60 * 60_000

const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('\0')).digest('hex')

function limitsFor(guessed: Guessed, account: string, address: string): [key: string, limit: Limit][] {
  return [
    [keyOf(guessed.name, account, address), guessed.perAccountAndAddress],
    [keyOf(guessed.name, account), guessed.perAccount],
  ]
}

const accountOf = (email: string) => email.trim().toLowerCase()

/** Counts an attempt. @returns how long to wait instead; 0 when it may be made. */
async function count(key: string, limit: Limit, now: Date): Promise<number> {
  const forgottenBefore = new Date(now.getTime() - memoryMs)
  return getDatabase().$transaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<{ failures: number; blocked_until: Date | null }[]>`
      INSERT INTO "rate_limit" ("key", "failures", "updated_at") VALUES (${key}, 0, ${now})
      ON CONFLICT ("key") DO UPDATE SET
        "failures" = CASE WHEN "rate_limit"."updated_at" < ${forgottenBefore} THEN 0 ELSE "rate_limit"."failures" END
      RETURNING "failures", "blocked_until"`
    if (row?.blocked_until && row.blocked_until > now) {
      const leftMs = row.blocked_until.getTime() - now.getTime()
      if (leftMs <= limit.longestMs) return leftMs
      // The clock was set back since.
      await transaction.rateLimit.update({
        where: { key },
        data: { blockedUntil: new Date(now.getTime() + limit.longestMs) },
      })
      return limit.longestMs
    }
    const failures = (row?.failures ?? 0) + 1
    const waitMs =
      failures < limit.free ? 0 : Math.min(limit.longestMs, 5_000 * 2 ** Math.min(failures - limit.free, 12))
    await transaction.rateLimit.update({
      where: { key },
      data: { failures, blockedUntil: waitMs === 0 ? null : new Date(now.getTime() + waitMs), updatedAt: now },
    })
    return 0
  })
}

async function admit(guessed: Guessed, account: string, address: string, now: Date): Promise<void> {
  for (const [key, limit] of limitsFor(guessed, account, address)) {
    const retryAfterMs = await count(key, limit, now)
    if (retryAfterMs > 0) {
      throw new AppError('rate_limited', {
        detail: `Too many ${guessed.wrong}. Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`,
        retryAfterMs,
      })
    }
  }
}

async function forgive(guessed: Guessed, account: string, address: string, now: Date): Promise<void> {
  const keys = limitsFor(guessed, account, address).map(([key]) => key)
  await getDatabase().rateLimit.deleteMany({
    where: { OR: [{ key: { in: keys } }, { updatedAt: { lt: new Date(now.getTime() - 24 * memoryMs) } }] },
  })
}

/**
 * Counts an attempt at a password before it is made, and refuses it while the account is slowed down. Counting first makes
 * guesses sent side by side as slow as those sent one by one.
 *
 * @throws {AppError} `rate_limited`, with the wait.
 */
export async function admitSignIn(email: string, address: string, now = new Date()): Promise<void> {
  await admit(password, accountOf(email), address, now)
}

/** Forgets the failures of an account once its owner has signed in, and what else is too old to matter. */
export async function forgiveSignIn(email: string, address: string, now = new Date()): Promise<void> {
  await forgive(password, accountOf(email), address, now)
}

/**
 * As {@link admitSignIn}, for a code of someone's second factor. It is counted apart from passwords: giving the right password
 * again forgets no wrong code.
 *
 * @throws {AppError} `rate_limited`, with the wait.
 */
export async function admitSecondFactor(userId: string, address: string, now = new Date()): Promise<void> {
  await admit(secondFactor, userId, address, now)
}

/** Forgets the wrong codes of a person who has given a right one. */
export async function forgiveSecondFactor(userId: string, address: string, now = new Date()): Promise<void> {
  await forgive(secondFactor, userId, address, now)
}
