import { AppError } from '@/lib/errors'
import type { Database } from '@/lib/server/db'

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Until the transaction ends: two requests with one name, or for the last place, must not both find it free. */
export async function lockWebhooks(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('webhooks', 0))`
}

/** @throws {AppError} `conflict`. */
export async function assertNameFree(transaction: Transaction, name: string, exceptId?: string): Promise<void> {
  const taken = await transaction.webhook.findUnique({ where: { name }, select: { id: true } })
  if (taken && taken.id !== exceptId) {
    throw new AppError('conflict', { detail: `There is a webhook named “${name}” already.`, field: 'name' })
  }
}
