import { z } from 'zod'
import type { IngestedFile, IngestedFilesQuery } from '@/lib/contracts/ingestion'
import type { StoredObject } from '@/lib/server/clients/s3'
import { quoteLiteral } from '@/lib/server/clients/trino'
import { fromCursor, toCursor, toPage } from '@/lib/server/cursor'
import { requirePipeline } from './declarations'
import {
  instantOf,
  isoOf,
  keyOf,
  latestFiles,
  ledgerPoll,
  numberOf,
  queryLedger,
  rowColumns,
  textOf,
  toRows,
} from './ledger'
import { seenFilesPoll } from './pending-files'
import { rejectUnread } from './reject-unread'

const positionSchema = z.union([
  z.object({ pending: z.tuple([z.number(), z.string()]) }),
  z.object({ read: z.tuple([z.iso.datetime(), z.string()]).nullable() }),
])

interface Page {
  items: IngestedFile[]
  nextCursor: string | null
}

/**
 * A pipeline's files: those that wait to be read, the oldest first, then those that were, the newest first.
 *
 * @throws {AppError} `not_found`, `invalid_request` for a foreign cursor, or an upstream's code.
 */
export async function listFiles(name: string, query: IngestedFilesQuery, user: string): Promise<Page> {
  await requirePipeline(name)
  const { status, limit } = query
  const position = query.cursor === undefined ? null : fromCursor(query.cursor, positionSchema)
  if (status !== undefined && status !== 'pending') {
    return listRead(name, query, position && 'read' in position ? position.read : null, user)
  }
  if (position && 'read' in position) return listRead(name, query, position.read, user)
  const pending = await listPending(name, query, position?.pending ?? null)
  if (pending.nextCursor !== null || status === 'pending') return pending
  const left = limit - pending.items.length
  if (left === 0) return { items: pending.items, nextCursor: toCursor({ read: null }) }
  const read = await listRead(name, { ...query, limit: left }, null, user)
  return { items: [...pending.items, ...read.items], nextCursor: read.nextCursor }
}

async function listPending(
  name: string,
  { limit, search }: IngestedFilesQuery,
  after: readonly [number, string] | null,
): Promise<Page> {
  const [files, ledger] = await Promise.all([seenFilesPoll().read(), ledgerPoll().read()])
  const seen = rejectUnread(files, 's3') && rejectUnread(ledger, 'trino') ? files.data?.get(name) : undefined
  const text = search?.toLowerCase()
  const rows = (seen?.pending ?? []).filter((object) => {
    if (text !== undefined && !object.key.toLowerCase().includes(text)) return false
    if (!after) return true
    const at = object.modifiedAt.getTime()
    return at > after[0] || (at === after[0] && object.key > after[1])
  })
  return toPage(rows.slice(0, limit + 1), limit, {
    toItem: toPendingFile,
    positionOf: ({ modifiedAt, key }) => ({ pending: [modifiedAt.getTime(), key] }),
  })
}

function toPendingFile({ key, sizeBytes, etag, modifiedAt }: StoredObject): IngestedFile {
  return {
    ...{ key, sizeBytes, etag, status: 'pending', modifiedAt: modifiedAt.toISOString() },
    ...{ reason: null, notes: null, rows: null, runId: null, recordedAt: null },
  }
}

async function listRead(
  name: string,
  { limit, status, search }: IngestedFilesQuery,
  after: readonly [string, string] | null,
  user: string,
): Promise<Page> {
  const conditions = ['true']
  if (status !== undefined) conditions.push(`status = ${quoteLiteral(status)}`)
  if (search !== undefined) conditions.push(`strpos(lower(file), ${quoteLiteral(search.toLowerCase())}) > 0`)
  if (after) {
    const [at, file] = [instantOf(after[0]), quoteLiteral(after[1])]
    conditions.push(`(recorded_at < ${at} or (recorded_at = ${at} and file > ${file}))`)
  }
  const rows = await queryLedger(
    `select file, status, reason, notes, size_bytes, etag, ${isoOf('modified_at')}, run_id, ${isoOf('recorded_at')},
       ${rowColumns.map((column) => `rows_${column}`).join(', ')}
     from ${latestFiles(name)} where ${conditions.join(' and ')}
     order by recorded_at desc, file limit ${Math.trunc(limit) + 1}`,
    user,
  )
  return toPage(rows, limit, { toItem: toReadFile, positionOf: (row) => ({ read: [row[8], row[0]] }) })
}

function toReadFile(row: unknown[]): IngestedFile {
  const [file, status, reason, notes, sizeBytes, etag, modifiedAt, runId, recordedAt, ...counts] = row
  return {
    key: keyOf(String(file)),
    status: status as IngestedFile['status'],
    reason: textOf(reason),
    notes: textOf(notes),
    sizeBytes: numberOf(sizeBytes),
    etag: textOf(etag),
    modifiedAt: textOf(modifiedAt),
    rows: status === 'gone' ? null : toRows(counts),
    runId: textOf(runId),
    recordedAt: String(recordedAt),
  }
}
