import { randomUUID } from 'node:crypto'
import type { Declaration } from '@/lib/contracts/declaration'
import type { ReplayedRejects, ReplayRejects } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { writeObject } from '@/lib/server/clients/s3'
import { requireDeclaration } from './declarations'
import { bucket } from './ledger'
import { refreshLedger } from './list-pipelines'
import { closeRejects, requireOpen } from './open-rejects'

type CorrectedRecord = ReplayRejects['items'][number]['record']

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
  const { key, text, contentType } = toFile(
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

function toFile(
  declaration: Declaration,
  records: readonly CorrectedRecord[],
): { key: string; text: string; contentType: string } {
  const { format = 'csv', delimiter = ',', encoding = 'utf-8', prefix } = declaration.source
  if (format === 'parquet') {
    throw new AppError('conflict', {
      detail:
        'Corrected rows are written as CSV or JSON Lines, and this pipeline reads Parquet: write the file again, corrected.',
    })
  }
  // Beside a single file: what begins like its key is read with it.
  const folder = prefix.endsWith('/') ? `${prefix}corrections/` : `${prefix}.corrections/`
  const time = new Date().toISOString().replace(/[-:]|\..*/g, '')
  const key = `${folder}${time}-${randomUUID().slice(0, 8)}.${format}`
  if (format === 'jsonl') {
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('')
    return { key, contentType: 'application/x-ndjson', text: markOf(encoding) + text }
  }
  const given = new Set(records.flatMap((record) => Object.keys(record)))
  const declared = declaration.target.columns.map(({ name }) => name).filter((name) => given.has(name))
  const columns = [...new Set([...declared, ...given])]
  const lines = [columns, ...records.map((record) => columns.map((column) => record[column] ?? null))]
  return {
    key,
    contentType: 'text/csv; charset=utf-8',
    text: markOf(encoding) + lines.map((line) => `${toCsvLine(line, delimiter)}\r\n`).join(''),
  }
}

/** What is written is UTF-8, and says so where other files of the pipeline are not. */
const markOf = (encoding: string) => (encoding === 'utf-8' ? '' : '\uFEFF')

/** By RFC 4180; nothing at all is no value, and an empty text is quoted. */
function toCsvLine(values: readonly (string | null)[], delimiter: string): string {
  return values
    .map((value) => {
      if (value === null) return ''
      const isPlain = value !== '' && !/["\r\n]/.test(value) && !value.includes(delimiter)
      return isPlain ? value : `"${value.replaceAll('"', '""')}"`
    })
    .join(delimiter)
}
