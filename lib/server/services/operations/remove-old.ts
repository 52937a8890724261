import { getDatabase } from '@/lib/server/db'
import { logger } from '@/lib/server/logger'
import { startRetention } from '@/lib/server/retention'

/** How long an operation that has ended is kept, in days. */
export const keptDays = 90
/** Few enough that nothing waits for it. */
const atATime = 1_000

/** Removes the operations that ended, and were asked for longer ago than they are kept. @returns how many there were. */
export async function removeOldOperations(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  let removed = 0
  for (;;) {
    const count = await getDatabase().$executeRaw`
      DELETE FROM operation WHERE id IN (
        SELECT id FROM operation WHERE created_at < ${before} AND state <> 'running' ORDER BY created_at LIMIT ${atATime}
      )`
    removed += count
    if (count < atATime) break
  }
  if (removed > 0) logger.info({ count: removed }, 'old operations removed')
  return removed
}

/** Removes old operations until it is ended. @returns how to end it. */
export function startOperationRetention(): () => void {
  return startRetention({ what: 'removing old operations', remove: (now) => removeOldOperations(now) })
}
