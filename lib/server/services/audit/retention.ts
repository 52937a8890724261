import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startRetention } from '@/lib/server/retention'

const dayMs = 24 * 3_600_000
const rowsAtOnce = 10_000

/** Removes what is older than the log is kept, until it is ended. @returns how to end it. */
export function startAuditRetention(): () => void {
  return startRetention({ what: 'trimming the audit log', remove: (now) => deleteExpiredEvents(now) })
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
