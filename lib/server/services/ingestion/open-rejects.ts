import { AppError } from '@/lib/errors'
import { queryRows, quoteLiteral } from '@/lib/server/clients/trino'
import { latestRejects, queryLedger, tableOf } from './ledger'

const timeoutMs = 60_000

const listOf = (ids: readonly string[]) => ids.map(quoteLiteral).join(', ')

/**
 * The records of rejects that are open, as they were written, by id.
 *
 * @throws {AppError} `conflict` where some are not open, or not there; an upstream's code of `trino`.
 */
export async function requireOpen(
  { pipeline, table }: { pipeline: string; table: string },
  ids: readonly string[],
  user: string,
): Promise<Map<string, string | null>> {
  const rows = await queryLedger(
    `select reject_id, record from ${latestRejects(pipeline, table)}
     where status = 'open' and reject_id in (${listOf(ids)})`,
    user,
  )
  const found = new Map(rows.map(([id, record]) => [String(id), record === null ? null : String(record)]))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length === 0) return found
  throw new AppError('conflict', {
    detail: `${missing[0]} is not open any more${missing.length > 1 ? `, nor are ${missing.length - 1} others` : ''}: read the rejects again.`,
  })
}

/** Writes that open rejects are dealt with, and how. @throws {AppError} `forbidden`, or an upstream's code of `trino`. */
export async function closeRejects(
  { pipeline, table }: { pipeline: string; table: string },
  ids: readonly string[],
  { status, note, user }: { status: 'replayed' | 'excused'; note: string | null; user: string },
): Promise<void> {
  const reason = note === null ? 'reason' : `concat(coalesce(reason, ''), ${quoteLiteral(` (excused: ${note})`)})`
  // Later than what it follows, whatever the worker's clock said: the latest counts.
  const at = `greatest(current_timestamp(6), recorded_at + interval '0.001' second)`
  await queryRows(
    `insert into ${tableOf(`${table}_rejects`)}
       (reject_id, file, etag, line, column_name, value, reason, record, status, run_id, recorded_at)
     select reject_id, file, etag, line, column_name, value, ${reason}, record, ${quoteLiteral(status)}, run_id, ${at}
     from ${latestRejects(pipeline, table)} where status = 'open' and reject_id in (${listOf(ids)})`,
    { user, timeoutMs },
  )
}
