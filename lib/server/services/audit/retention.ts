import { hasJumped, lookAtClock } from '@/lib/server/clock'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'

const dayMs = 24 * 3_600_000
const periodMs = 3_600_000
const rowsAtOnce = 10_000

/**
 * Deletes what is older than the log is kept, every hour. An hour in which the clock jumped deletes nothing: a clock set a year ahead by
 * mistake would otherwise take the whole log with it.
 */
export function keepWithinRetention(): void {
  let last = lookAtClock()
  setInterval(() => {
    const now = lookAtClock()
    const jumped = hasJumped(last, now)
    last = now
    if (jumped) return logger.warn('the clock has jumped: the audit log is not trimmed this hour')
    deleteExpiredEvents(new Date(now.wallMs)).catch((error: unknown) => {
      logger.warn({ err: error }, 'the audit log could not be trimmed; again in an hour')
    })
  }, periodMs).unref()
}

/** @returns how many events went. */
export async function deleteExpiredEvents(now: Date): Promise<number> {
  const keepAfter = new Date(now.getTime() - env.CONSOLE_AUDIT_RETENTION_DAYS * dayMs)
  let deleted = 0
  for (;;) {
    const count = await getDatabase().$transaction(async (transaction) => {
      // The table refuses every other deletion.
      await transaction.$executeRaw`SELECT set_config('lakehouse.audit_keep_after', ${keepAfter.toISOString()}, true)`
      return transaction.$executeRaw`
        DELETE FROM "audit_event" WHERE "id" IN (
          SELECT "id" FROM "audit_event" WHERE "at" < ${keepAfter} ORDER BY "at" LIMIT ${rowsAtOnce}
        )`
    })
    deleted += count
    if (count < rowsAtOnce) return deleted
  }
}
