import type { Declaration } from '@/lib/contracts/declaration'
import type { ReplayedRejects, ReplayRejects } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { writeObject } from '@/lib/server/clients/s3'
import { type CorrectedRecord, toCorrections } from './corrections'
import { requireDeclaration } from './declarations'
import { bucket } from './ledger'
import { refreshLedger } from './list-pipelines'
import { closeRejects, requireOpen } from './open-rejects'

/**
 * Writes corrected rows as a file of the pipeline's, which reads it like any other. Where writing down that they are dealt with fails after
 * that, they stay open, and doing it again brings the same rows: by their key nothing is there twice.
 *
 * @throws {AppError} `not_found`, `invalid_request` naming what does not fit, `conflict` where some are not open, `forbidden`, `upstream_*`.
 */
export async function replayRejects(name: string, { items }: ReplayRejects, user: string): Promise<ReplayedRejects> {
  const declaration = await requireDeclaration(name)
  const of = { pipeline: name, table: declaration.target.table }
  const ids = items.map(({ rejectId }) => rejectId)
  const known = await requireOpen(of, ids, user)
  for (const [index, { rejectId, record }] of items.entries()) {
    checkRecord(declaration, record, { index, original: known.get(rejectId) ?? null })
  }
  const { key, text, contentType } = toCorrections(
    declaration,
    items.map(({ record }) => record),
  )
  await writeObject({ bucket, key, contentType, text })
  await closeRejects(of, ids, { status: 'replayed', note: null, user })
  refreshLedger()
  return { key, rows: items.length }
}

/** A name that is mistyped would become a column of the table. */
function checkRecord(
  { target }: Declaration,
  record: CorrectedRecord,
  { index, original }: { index: number; original: string | null },
): void {
  const fail = (field: string, detail: string) => {
    throw new AppError('invalid_request', { field: `items.${index}.record.${field}`, detail })
  }
  const names = new Set([...target.columns.map((column) => column.name), ...fieldsOf(original)])
  const foreign = Object.keys(record).find((field) => !names.has(field))
  if (foreign !== undefined) fail(foreign, `The pipeline has no column ${foreign}.`)
  const missing = target.key.find((field) => (record[field] ?? '').trim() === '')
  if (missing !== undefined) fail(missing, `Without a value of ${missing} no row can be told from another.`)
}

function fieldsOf(record: string | null): string[] {
  try {
    return Object.keys((JSON.parse(record ?? '{}') as object | null) ?? {})
  } catch {
    return []
  }
}
