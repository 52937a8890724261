import { z } from 'zod'
import type { Reject, RejectsQuery } from '@/lib/contracts/ingestion'
import { quoteLiteral } from '@/lib/server/clients/trino'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { requireDeclaration } from './declarations'
import { isoOf, keyOf, latestRejects, numberOf, queryLedger, textOf } from './ledger'

const positionSchema = z.tuple([z.string(), z.number(), z.string()])
const recordSchema = z.record(
  z.string(),
  z.union([z.string(), z.null(), z.unknown().transform((value) => JSON.stringify(value))]),
)
/** Of a cell, in characters. */
const longestValue = 10_000
/** Of a record as JSON, in characters. */
const longestRecord = 200_000

/**
 * Rows that a pipeline kept aside, of its files as they are now.
 *
 * @throws {AppError} `not_found`, `conflict` for a pipeline that cannot be used, `invalid_request` for a foreign cursor, or an
 *   upstream's code of `trino`.
 */
export async function listRejects(
  name: string,
  { limit, cursor, status, search, column }: RejectsQuery,
  user: string,
): Promise<{ items: Reject[]; nextCursor: string | null }> {
  const { target } = await requireDeclaration(name)
  const conditions = ['true']
  if (status !== 'all') conditions.push(`status = ${quoteLiteral(status)}`)
  if (search !== undefined) conditions.push(`strpos(lower(file), ${quoteLiteral(search.toLowerCase())}) > 0`)
  if (column !== undefined) conditions.push(`column_name = ${quoteLiteral(column)}`)
  if (cursor !== undefined) {
    const [file, line, rejectId] = fromCursor(cursor, positionSchema)
    conditions.push(
      `(file, coalesce(line, -1), reject_id) > (${quoteLiteral(file)}, bigint '${Math.trunc(line)}', ${quoteLiteral(rejectId)})`,
    )
  }
  const rows = await queryLedger(
    `select reject_id, file, line, column_name, substr(value, 1, ${longestValue}), reason,
       if(length(record) <= ${longestRecord}, record), status, run_id, ${isoOf('recorded_at')}
     from ${latestRejects(name, target.table)} where ${conditions.join(' and ')}
     order by file, coalesce(line, -1), reject_id limit ${Math.trunc(limit) + 1}`,
    user,
  )
  return toPage(rows, limit, {
    toItem: toReject,
    positionOf: ([rejectId, file, line]) => [file, line === null ? -1 : Number(line), rejectId],
  })
}

function toReject(row: unknown[]): Reject {
  const [rejectId, file, line, column, value, reason, record, status, runId, recordedAt] = row
  return {
    rejectId: String(rejectId),
    key: keyOf(String(file)),
    line: numberOf(line),
    column: textOf(column),
    value: textOf(value),
    reason: textOf(reason) ?? '',
    record: readRecord(record),
    status: status as Reject['status'],
    runId: textOf(runId),
    recordedAt: String(recordedAt),
  }
}

function readRecord(text: unknown): Reject['record'] {
  if (typeof text !== 'string') return null
  try {
    return recordSchema.parse(JSON.parse(text)) as Reject['record']
  } catch {
    return null
  }
}
