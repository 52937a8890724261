import type { Declaration } from '@/lib/contracts/declaration'
import type { DeclarationFault, UploadProfile } from '@/lib/contracts/ingestion'

export const formats = ['csv', 'jsonl', 'parquet'] as const
export const encodings = ['utf-8', 'latin-1', 'windows-1252', 'utf-16'] as const
export const columnTypes = [
  'varchar',
  'bigint',
  'integer',
  'decimal(18,2)',
  'double',
  'real',
  'boolean',
  'date',
  'timestamp',
  'timestamp_tz',
] as const

export interface DraftColumn {
  name: string
  type: string
  comment: string
}

/** A declaration as it is being entered: all texts, some of them not right yet. */
export interface Draft {
  name: string
  description: string
  prefix: string
  format: (typeof formats)[number]
  /** Empty for a comma. */
  delimiter: string
  encoding: (typeof encodings)[number]
  table: string
  key: string[]
  watermark: string
  /** Terms with commas between them. */
  partitioning: string
  columns: DraftColumn[]
  /** Per cent; empty for what holds where nothing is said. */
  badRows: string
  schedule: string
}

export const emptyDraft: Draft = {
  name: '',
  description: '',
  prefix: '',
  format: 'csv',
  delimiter: '',
  encoding: 'utf-8',
  table: '',
  key: [],
  watermark: '',
  partitioning: '',
  columns: [],
  badRows: '',
  schedule: '',
}

type Proposal = NonNullable<UploadProfile['proposal']>

const oneOf = <Choice extends string>(choices: readonly Choice[], text: string | undefined): Choice =>
  choices.find((choice) => choice === text) ?? (choices[0] as Choice)

/** Without what floating point leaves behind: 0.07 is 7 per cent. */
const toPercent = (share: number) => String(Number((share * 100).toFixed(6)))

/** A declaration as it is entered. */
export function toDraft({ name, description, source, target, bad_rows, schedule }: Declaration | Proposal): Draft {
  return {
    name,
    description: description ?? '',
    prefix: source.prefix,
    format: oneOf(formats, source.format),
    delimiter: source.delimiter ?? '',
    encoding: oneOf(encodings, source.encoding),
    table: target.table,
    key: target.key,
    watermark: target.watermark ?? '',
    partitioning: (target.partitioning ?? []).join(', '),
    columns: target.columns.map((column) => ({ name: column.name, type: column.type, comment: column.comment ?? '' })),
    badRows: bad_rows?.max_share === undefined ? '' : toPercent(bad_rows.max_share),
    schedule: schedule ?? '',
  }
}

/** Terms of a partitioning: the commas within parentheses are theirs. */
function termsOf(partitioning: string): string[] {
  return (partitioning.match(/[^,(]+(?:\([^)]*\)?)?/g) ?? []).map((term) => term.trim()).filter((term) => term !== '')
}

const given = <Key extends string, Value>(key: Key, value: Value, isGiven: boolean) =>
  isGiven ? ({ [key]: value } as Record<Key, Value>) : {}

/** What is entered as a declaration: what is left empty is left out. It may not be right. */
export function toDeclaration(draft: Draft): Record<string, unknown> {
  const { format, delimiter, encoding } = draft
  const partitioning = termsOf(draft.partitioning)
  return {
    name: draft.name.trim(),
    ...given('description', draft.description.trim(), draft.description.trim() !== ''),
    source: {
      prefix: draft.prefix.trim(),
      format,
      ...given('delimiter', delimiter, format === 'csv' && delimiter !== ''),
      ...given('encoding', encoding, format !== 'parquet' && encoding !== 'utf-8'),
    },
    target: {
      table: draft.table.trim(),
      key: draft.key,
      ...given('watermark', draft.watermark, draft.watermark !== ''),
      ...given('partitioning', partitioning, partitioning.length > 0),
      columns: draft.columns.map(({ name, type, comment }) => ({
        name: name.trim(),
        type: type.trim(),
        ...given('comment', comment.trim(), comment.trim() !== ''),
      })),
    },
    ...given('bad_rows', { max_share: Number(draft.badRows) / 100 }, draft.badRows.trim() !== ''),
    ...given('schedule', draft.schedule.trim(), draft.schedule.trim() !== ''),
  }
}

/** What is wrong with a field, or with a part of it. */
export function faultsAt(faults: readonly DeclarationFault[], path: string): string[] {
  return faults
    .filter((fault) => fault.path === path || fault.path.startsWith(`${path}[`) || fault.path.startsWith(`${path}.`))
    .map(({ message }) => message)
}

/** With a column renamed wherever it is named. */
export function withColumn(draft: Draft, index: number, change: Partial<DraftColumn>): Draft {
  const before = draft.columns[index]
  if (!before) return draft
  const columns = draft.columns.with(index, { ...before, ...change })
  if (change.name === undefined || before.name === '') return { ...draft, columns }
  const { name } = change
  return {
    ...draft,
    columns,
    key: draft.key.map((each) => (each === before.name ? name : each)),
    watermark: draft.watermark === before.name ? name : draft.watermark,
  }
}

/** Without a column, and without it wherever it is named. */
export function withoutColumn(draft: Draft, index: number): Draft {
  const name = draft.columns[index]?.name
  return {
    ...draft,
    columns: draft.columns.toSpliced(index, 1),
    key: draft.key.filter((each) => each !== name),
    watermark: draft.watermark === name ? '' : draft.watermark,
  }
}

/** Whether these columns are the key in another order or the same. */
export function isKey(draft: Draft, columns: readonly string[]): boolean {
  return draft.key.length === columns.length && columns.every((column) => draft.key.includes(column))
}
