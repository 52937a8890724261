import { createHash } from 'node:crypto'
import type { IngestedRows } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { queryRows, quoteIdentifier, quoteLiteral } from '@/lib/server/clients/trino'
import { env } from '@/lib/server/env'
import { createSharedPoll, type SharedPoll } from '@/lib/server/live'
import { isMissingTable } from '@/lib/server/services/tables'

/** The bucket of all files, and the schema of all tables. */
export const bucket = 'lakehouse'
export const schema = 'lakehouse'
const timeoutMs = 30_000
const periodMs = 5_000

export const addressOf = (key: string) => `s3://${bucket}/${key}`
export const keyOf = (address: string) => address.replace(new RegExp(`^s3://${bucket}/`), '')
export const tableOf = (name: string) => `iceberg.${schema}.${quoteIdentifier(name)}`
export const isoOf = (column: string) => `to_iso8601(${column} at time zone 'UTC')`
export const instantOf = (iso: string) => `from_iso8601_timestamp_nanos(${quoteLiteral(iso)})`

export const rowColumns = ['read', 'inserted', 'updated', 'unchanged', 'superseded', 'rejected'] as const

/** Counts in the order of {@link rowColumns}. */
export function toRows(values: readonly unknown[]): IngestedRows {
  const [read, inserted, updated, unchanged, superseded, rejected] = values.map((value) => String(value ?? 0))
  return {
    read: read ?? '0',
    inserted: inserted ?? '0',
    updated: updated ?? '0',
    unchanged: unchanged ?? '0',
    superseded: superseded ?? '0',
    rejected: rejected ?? '0',
  }
}

export const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value))
export const numberOf = (value: unknown) => (value === null || value === undefined ? null : Number(value))

/** Rows of the ledger; none where nothing was ingested yet, and its tables are not there. Throws an upstream's code of `trino`. */
export async function queryLedger(sql: string, user: string): Promise<unknown[][]> {
  return queryRows(sql, { user, timeoutMs }).then(({ rows }) => rows, noneOfMissing)
}

function noneOfMissing(error: unknown): unknown[][] {
  if (isMissingTable(error)) return []
  throw error
}

/** The newest row of each file. */
export const latestFiles = (pipeline: string | null) => `(
  select * from (
    select *, row_number() over (partition by pipeline, file order by recorded_at desc) as age
    from ${tableOf('ingested_files')} ${pipeline === null ? '' : `where pipeline = ${quoteLiteral(pipeline)}`}
  ) where age = 1)`

/** The newest row of each reject whose file is still that version. */
export const latestRejects = (pipeline: string, table: string) => `(
  select rejected.* from (
    select *, row_number() over (partition by reject_id order by recorded_at desc) as age
    from ${tableOf(`${table}_rejects`)}
  ) as rejected
  join ${latestFiles(pipeline)} as of_file on of_file.file = rejected.file and of_file.etag = rejected.etag
  where rejected.age = 1)`

export interface LedgerTotals {
  ingested: number
  refused: number
  /** Null where their table cannot be read. */
  openRejects: number | null
  rows: IngestedRows
  watermark: { value: string; reachedAt: string } | null
  /** What was read, by {@link versionOf}. */
  versions: ReadonlySet<string>
}

/** A name for one version of a file that is short, as there are many. */
export const versionOf = (address: string, etag: string) =>
  createHash('md5').update(`${address}\n${etag}`).digest('hex').slice(0, 16).toUpperCase()

/** What the ledger says of every pipeline, by name; shared by all who look. */
export function ledgerPoll(): SharedPoll<ReadonlyMap<string, LedgerTotals>> {
  return createSharedPoll({ key: 'ingestion ledger', periodMs, load: readTotals })
}

async function readTotals(signal: AbortSignal): Promise<ReadonlyMap<string, LedgerTotals>> {
  const ask: Ask = async (sql) => (await queryRows(sql, { user: env.TRINO_USER, timeoutMs, signal })).rows
  const [tables, files, runs] = await Promise.all([
    ask(`select table_name from iceberg.information_schema.tables where table_schema = ${quoteLiteral(schema)}`),
    ask(filesSql).catch(noneOfMissing),
    ask(runsSql).catch(noneOfMissing),
  ])
  const known = new Set(tables.map(([name]) => String(name)))
  // A pipeline's table is in its runs: one that nothing was ever rejected for has no table of rejects.
  const rejectTables = runs.flatMap(([pipeline, table]) => {
    const name = String(table).replace(/^.*\./, '')
    return known.has(`${name}_rejects`) ? [[String(pipeline), name] as const] : []
  })
  const openRejects = await countOpenRejects(rejectTables, ask)
  const byRun = new Map(runs.map((row) => [String(row[0]), row]))
  return new Map(
    files.map(([name, ingested, refused, versions]) => {
      const pipeline = String(name)
      const [, , value, reachedAt, ...rows] = byRun.get(pipeline) ?? []
      return [
        pipeline,
        {
          ingested: Number(ingested),
          refused: Number(refused),
          openRejects: openRejects.has(pipeline) ? (openRejects.get(pipeline) ?? null) : 0,
          rows: toRows(rows),
          watermark: typeof value === 'string' ? { value, reachedAt: String(reachedAt) } : null,
          versions: new Set((versions as string[] | null) ?? []),
        },
      ]
    }),
  )
}

type Ask = (sql: string) => Promise<unknown[][]>

/** In one query; table by table where one of them is not as ours are, since anybody who owns tables may have made it. */
async function countOpenRejects(
  tables: readonly (readonly [string, string])[],
  ask: Ask,
): Promise<Map<string, number | null>> {
  const count = async (some: typeof tables) => {
    const rows = some.length === 0 ? [] : await ask(some.map(openRejectsSql).join('\nunion all\n'))
    return rows.map(([pipeline, found]) => [String(pipeline), Number(found)] as const)
  }
  try {
    return new Map(await count(tables))
  } catch (error) {
    if (!isStatementAtFault(error)) throw error
  }
  const counts = new Map<string, number | null>()
  for (const table of tables) {
    const [found] = await count([table]).catch((error: unknown) => {
      if (isStatementAtFault(error)) return []
      throw error
    })
    counts.set(table[0], found?.[1] ?? null)
  }
  return counts
}

const isStatementAtFault = (error: unknown) => error instanceof AppError && error.code === 'query_failed'

const filesSql = `
  select pipeline, count_if(status = 'ingested'), count_if(status = 'refused'),
    array_agg(substr(to_hex(md5(to_utf8(file || chr(10) || coalesce(etag, '')))), 1, 16)) filter (where status <> 'gone')
  from ${latestFiles(null)} group by pipeline`

// Of the runs that came to the newest watermark, the first tells when it was reached.
const runsSql = `
  with latest as (
    select * from (
      select *, row_number() over (partition by pipeline, run_id order by recorded_at desc) as age
      from ${tableOf('ingest_runs')}
    ) where age = 1 and state = 'succeeded'
  ), marks as (
    select pipeline, watermark, min(recorded_at) as reached_at, max(recorded_at) as seen_at
    from latest where watermark is not null group by pipeline, watermark
  ), newest as (
    select pipeline, max_by(watermark, seen_at) as watermark, max_by(reached_at, seen_at) as reached_at
    from marks group by pipeline
  )
  select pipeline, max_by(table_name, recorded_at), arbitrary(newest.watermark), arbitrary(${isoOf('newest.reached_at')}),
    ${rowColumns.map((name) => `sum(rows_${name})`).join(', ')}
  from latest left join newest using (pipeline) group by pipeline`

const openRejectsSql = ([pipeline, table]: readonly [string, string]) =>
  `select ${quoteLiteral(pipeline)}, count(*) from ${latestRejects(pipeline, table)} where status = 'open'`
