import type { Prisma } from '../generated/prisma/client'

/** Whoever takes the same name waits for the end of this transaction. */
export async function lock(transaction: Prisma.TransactionClient, name: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
