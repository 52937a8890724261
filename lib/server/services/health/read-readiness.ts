import type { Readiness } from '@/lib/contracts/health'
import { getDatabase } from '@/lib/server/db'
import { readMigrations } from '@/lib/server/db/migrate'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'

type Check = Readiness['checks'][string]

const upstreamTimeoutMs = 2_000

/** Whether the console can serve. Its database decides; the services it shows are told of, since showing that they are gone is its job. */
export async function readReadiness(): Promise<Readiness> {
  const upstreams = [
    ['docker', () => `${env.DOCKER_PROXY_URL}/_ping`],
    ['airflow', () => `${env.AIRFLOW_URL}/api/v2/monitor/health`],
    ['s3', () => `${env.S3_ENDPOINT}/healthz`],
    ['superset', () => `${env.SUPERSET_URL}/health`],
  ] as const
  const [database, ...others] = await Promise.all([
    checkDatabase(),
    ...upstreams.map(async ([name, address]) => [name, await checkUpstream(address)] as const),
  ])
  return { ready: database.ok, checks: { 'console-db': database, ...Object.fromEntries(others) } }
}

async function checkDatabase(): Promise<Check> {
  try {
    const rows = await getDatabase().$queryRaw<{ migration_name: string; checksum: string }[]>`
      SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const missing = (await readMigrations()).filter((migration) => applied.get(migration.name) !== migration.checksum)
    return {
      ok: missing.length === 0,
      decides: true,
      detail: missing.length === 0 ? null : `Not migrated: ${missing.map(({ name }) => name).join(', ')}`,
    }
  } catch (error) {
    logger.warn({ err: error }, 'console-db not ready')
    return { ok: false, decides: true, detail: 'Cannot be reached, or was never migrated' }
  }
}

async function checkUpstream(address: () => string): Promise<Check> {
  try {
    const response = await fetch(address(), { signal: AbortSignal.timeout(upstreamTimeoutMs), redirect: 'manual' })
    await response.body?.cancel()
    return {
      ok: response.status < 500,
      decides: false,
      detail: response.status < 500 ? null : `Answered ${response.status}`,
    }
  } catch {
    return { ok: false, decides: false, detail: 'Cannot be reached' }
  }
}
