import { AppError } from '@/lib/errors'
import type { Prisma } from '@/lib/server/generated/prisma/client'

/** Changes of who there is wait for each other: two admins who demote each other at once must not both succeed. */
export async function lockPeople(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$executeRaw`LOCK TABLE "user" IN SHARE ROW EXCLUSIVE MODE`
}

/**
 * Sees to it that someone may still administer once this person does not. Call under {@link lockPeople}.
 *
 * @throws {AppError} `conflict` where they are the last.
 */
export async function keepAnAdmin(transaction: Prisma.TransactionClient, without: string): Promise<void> {
  const others = await transaction.user.count({ where: { role: 'admin', id: { not: without } } })
  if (others > 0) return
  throw new AppError('conflict', {
    detail: 'They are the only admin. Make someone else an admin first.',
    field: 'role',
  })
}
