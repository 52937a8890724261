import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '../env'
import { PrismaClient } from '../generated/prisma/client'

export type Database = PrismaClient

// Next gives every bundle its own copy of a module: what must exist once per process hangs on globalThis.
const holder = globalThis as typeof globalThis & { lakehouseDatabase?: Database }

/** The console's own database. Connects on first use; a query that takes over 10 s is cut off. */
export function getDatabase(): Database {
  holder.lakehouseDatabase ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env.CONSOLE_DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 10_000,
      query_timeout: 12_000,
    }),
  })
  return holder.lakehouseDatabase
}

/** Puts another database in place of the real one; for tests. */
export function setDatabase(database: Database | undefined): void {
  if (database) holder.lakehouseDatabase = database
  else delete holder.lakehouseDatabase
}
