import { getDatabase } from '@/lib/server/db'

/**
 * Closes the operations that an earlier process left running. Called once, before this one starts any.
 *
 * @returns how many there were.
 */
export async function markInterruptedOperations(): Promise<number> {
  const now = new Date()
  const { count } = await getDatabase().operation.updateMany({
    where: { state: 'running' },
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
