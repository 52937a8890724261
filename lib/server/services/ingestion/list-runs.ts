import { z } from 'zod'
import type { IngestRun, IngestRunsQuery } from '@/lib/contracts/ingestion'
import { quoteLiteral } from '@/lib/server/clients/trino'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { requirePipeline } from './declarations'
import { instantOf, isoOf, queryLedger, rowColumns, tableOf, textOf, toRows } from './ledger'

const positionSchema = z.tuple([z.iso.datetime(), z.string()])
const phasesSchema = z.record(z.string(), z.number())

/**
 * What a pipeline has read, batch by batch, the newest first.
 *
 * @throws {AppError} `not_found`, `invalid_request` for a foreign cursor, or an upstream's code of `trino`.
 */
export async function listIngestRuns(
  name: string,
  { limit, cursor, state }: IngestRunsQuery,
  user: string,
): Promise<{ items: IngestRun[]; nextCursor: string | null }> {
  await requirePipeline(name)
  const conditions = ['age = 1']
  if (state !== undefined) conditions.push(`state = ${quoteLiteral(state)}`)
  if (cursor !== undefined) {
    const [startedAt, runId] = fromCursor(cursor, positionSchema)
    const at = instantOf(startedAt)
    conditions.push(`(started_at < ${at} or (started_at = ${at} and run_id < ${quoteLiteral(runId)}))`)
  }
  const rows = await queryLedger(
    `select run_id, state, strategy, base_snapshot_id, snapshot_id, files, files_refused, bytes_read, watermark, notes,
       error, phase_seconds, ${isoOf('started_at')}, ${isoOf('recorded_at')},
       ${rowColumns.map((column) => `rows_${column}`).join(', ')}
     from (
       select *, row_number() over (partition by run_id order by recorded_at desc) as age
       from ${tableOf('ingest_runs')} where pipeline = ${quoteLiteral(name)}
     )
     where ${conditions.join(' and ')} order by started_at desc, run_id desc limit ${Math.trunc(limit) + 1}`,
    user,
  )
  return toPage(rows, limit, { toItem: toIngestRun, positionOf: (row) => [row[12], row[0]] })
}

function toIngestRun(row: unknown[]): IngestRun {
  const [runId, state, strategy, baseSnapshotId, snapshotId, files, filesRefused, bytesRead, ...rest] = row
  const [watermark, notes, error, phases, startedAt, recordedAt, ...counts] = rest
  const isOver = state !== 'running'
  const rows = isOver ? toRows(counts) : null
  const durationMs = isOver ? Date.parse(String(recordedAt)) - Date.parse(String(startedAt)) : null
  return {
    runId: String(runId),
    dagRunId: String(runId).replace(/#\d+$/, ''),
    state: state as IngestRun['state'],
    strategy: textOf(strategy) as IngestRun['strategy'],
    baseSnapshotId: textOf(baseSnapshotId),
    snapshotId: textOf(snapshotId),
    files: Number(files ?? 0),
    filesRefused: Number(filesRefused ?? 0),
    bytesRead: Number(bytesRead ?? 0),
    rows,
    rowsPerSecond: rows && durationMs ? Math.round((Number(rows.read) * 10_000) / durationMs) / 10 : null,
    watermark: textOf(watermark),
    notes: textOf(notes),
    error: textOf(error),
    phases: readPhases(phases),
    startedAt: String(startedAt),
    endedAt: isOver ? String(recordedAt) : null,
    durationMs,
  }
}

function readPhases(text: unknown): IngestRun['phases'] {
  try {
    const seconds = phasesSchema.parse(JSON.parse(String(text ?? '{}')))
    return Object.entries(seconds).map(([name, value]) => ({ name, durationMs: Math.round(value * 1_000) }))
  } catch {
    return []
  }
}
