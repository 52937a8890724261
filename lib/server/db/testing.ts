import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { resetAuth } from '../auth/auth'
import { PrismaClient } from '../generated/prisma/client'
import { type Database, setDatabase } from './client'
import { applyMigrations, type MigrationTarget, readMigrations } from './migrate'

/** PGlite as the migrations take it. */
export function migrationTarget(engine: PGlite): MigrationTarget {
  return {
    execute: async (sql) => void (await engine.exec(sql)),
    query: async (sql, parameters) => (await engine.query<Record<string, unknown>>(sql, parameters)).rows,
  }
}

export interface TestDatabase {
  database: Database
  engine: PGlite
  /** Empties every table, which is quicker than a new database. */
  clear: () => Promise<void>
  close: () => Promise<void>
}

/**
 * A migrated PostgreSQL within the process, in place of the console's database until it is closed.
 *
 * @param directory where it is kept for another process; in memory when left out.
 */
export async function openTestDatabase(directory?: string): Promise<TestDatabase> {
  const engine = directory === undefined ? new PGlite() : new PGlite(directory)
  await applyMigrations(migrationTarget(engine), await readMigrations())
  const database = new PrismaClient({ adapter: new PrismaPGlite(engine) })
  setDatabase(database)
  resetAuth()
  return {
    database,
    engine,
    clear: async () => {
      await engine.exec(
        // The audit log refuses to be emptied, also here.
        `SET session_replication_role = replica; TRUNCATE "user", "session", "account", "verification", "rate_limit", "operation", "audit_event", "invitation",
          "idempotency_key", "webhook", "event", "event_position" CASCADE;
        SET session_replication_role = DEFAULT`,
      )
    },
    close: async () => {
      setDatabase(undefined)
      resetAuth()
      await database.$disconnect()
      await engine.close()
    },
  }
}
