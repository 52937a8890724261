import { AppError } from '@/lib/errors'
import { lock } from '@/lib/server/db'
import type { Prisma } from '@/lib/server/generated/prisma/client'

/** Until the transaction ends: two requests with one name, or for the last place, must not both find it free. */
export async function lockWebhooks(transaction: Prisma.TransactionClient): Promise<void> {
  await lock(transaction, 'webhooks')
}

/** @throws {AppError} `conflict`. */
export async function assertNameFree(
  transaction: Prisma.TransactionClient,
  name: string,
  exceptId?: string,
): Promise<void> {
  const taken = await transaction.webhook.findUnique({ where: { name }, select: { id: true } })
  if (taken && taken.id !== exceptId) {
    throw new AppError('conflict', { detail: `There is a webhook named “${name}” already.`, field: 'name' })
  }
}
