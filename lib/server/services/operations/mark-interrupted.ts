import { getDatabase } from '@/lib/server/db'

/**
 * Closes the operations that an earlier process left running.
 *
 * @param startedAt when this process began: what is newer is its own.
 * @returns how many there were.
 */
export async function markInterruptedOperations(startedAt: Date): Promise<number> {
  const now = new Date()
  const { count } = await getDatabase().operation.updateMany({
    where: { state: 'running', createdAt: { lt: startedAt } },
    data: {
      state: 'interrupted',
      finishedAt: now,
      updatedAt: now,
      error: {
        code: 'internal',
        title: 'The console stopped in the middle',
        detail: 'Look at its target, then start it again.',
      },
    },
  })
  return count
}
