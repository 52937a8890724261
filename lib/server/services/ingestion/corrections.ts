import { randomUUID } from 'node:crypto'
import type { Declaration } from '@/lib/contracts/declaration'
import type { ReplayRejects } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export type CorrectedRecord = ReplayRejects['items'][number]['record']

/** A file of a pipeline’s with rows that someone has corrected. @throws {AppError} `conflict` where it reads what we cannot write. */
export function toCorrections(
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
