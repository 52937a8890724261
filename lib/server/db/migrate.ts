import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

export interface Migration {
  name: string
  sql: string
  /** SHA-256 of the file, hexadecimal, as Prisma computes it. */
  checksum: string
}

/** What a migration needs of a database: PostgreSQL's client in production, PGlite in tests. */
export interface MigrationTarget {
  execute(sql: string): Promise<void>
  query(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

// The same key that Prisma Migrate takes, so that the two never run at once.
const advisoryLock = 72_707_369

const ledger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/** Where the migrations lie: beside the program, in the repository as in the image. */
export const migrationsDirectory = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')

/** Reads all migrations, oldest first. */
export async function readMigrations(directory = migrationsDirectory()): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Applies what is missing, each migration in a transaction of its own with its entry in the ledger.
 *
 * @returns the names of those applied now.
 * @throws {MigrationError} when an applied migration was edited since, or the database knows one that we do not.
 */
export async function applyMigrations(target: MigrationTarget, migrations: Migration[]): Promise<string[]> {
  await target.query(`SELECT pg_advisory_lock(${advisoryLock})`)
  try {
    await target.execute(ledger)
    const rows = await target.query(
      `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
    )
    const applied = new Map(rows.map((row) => [String(row.migration_name), String(row.checksum)]))
    const known = new Set(migrations.map((migration) => migration.name))
    for (const name of applied.keys()) {
      if (!known.has(name)) {
        throw new MigrationError(`The database has migration ${name}, which this version does not know: it is newer.`)
      }
    }
    const done: string[] = []
    for (const migration of migrations) {
      const checksum = applied.get(migration.name)
      if (checksum === migration.checksum) continue
      if (checksum !== undefined) {
        throw new MigrationError(`Migration ${migration.name} was changed after it had been applied.`)
      }
      await applyOne(target, migration)
      done.push(migration.name)
    }
    return done
  } finally {
    await target.query(`SELECT pg_advisory_unlock(${advisoryLock})`)
  }
}

async function applyOne(target: MigrationTarget, migration: Migration): Promise<void> {
  await target.execute('BEGIN')
  try {
    await target.execute(migration.sql)
    await target.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await target.execute('COMMIT')
  } catch (cause) {
    await target.execute('ROLLBACK')
    throw new MigrationError(`Migration ${migration.name} failed; nothing of it was kept.`, { cause })
  }
}

/**
 * Brings the console's database to this version.
 *
 * @param url a postgresql:// URL of a role that owns the database.
 * @returns the names of the migrations applied now; empty when there was nothing to do.
 * @throws {MigrationError} as {@link applyMigrations}; or the connection's own error.
 */
export async function migrateDatabase(url: string, directory = migrationsDirectory()): Promise<string[]> {
  const migrations = await readMigrations(directory)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, statement_timeout: 120_000 })
  await client.connect()
  try {
    return await applyMigrations(
      {
        execute: async (sql) => void (await client.query(sql)),
        query: async (sql, parameters) => (await client.query(sql, parameters)).rows,
      },
      migrations,
    )
  } finally {
    await client.end()
  }
}
