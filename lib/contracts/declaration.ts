import { z } from 'zod'
import { objectKeySchema } from './objects'

/** What a pipeline reads. */
export const sourceFormats = ['csv', 'jsonl', 'parquet'] as const
export const sourceEncodings = ['utf-8', 'latin-1', 'windows-1252', 'utf-16'] as const

export const plainColumnTypes = [
  'boolean',
  'integer',
  'bigint',
  'real',
  'double',
  'varchar',
  'date',
  'timestamp',
  'timestamp_tz',
] as const

/** Rows of which more than this are bad make a file refused, where a declaration says nothing. */
export const defaultMaxShare = 0.1

/** Tables of ours in the schema that pipelines write to. */
const reservedTables = ['ingested_files', 'ingest_runs', 'quality_results', 'maintenance_log']

const decimalPattern = /^decimal\(\s*(\d{1,2})\s*,\s*(\d{1,2})\s*\)$/
const textSchema = z.string().max(1_000, 'At most 1,000 characters')

/** Precision and scale of a decimal type; null for any other. */
export function decimalOf(type: string): { precision: number; scale: number } | null {
  const [, precision, scale] = decimalPattern.exec(type) ?? []
  return precision === undefined ? null : { precision: Number(precision), scale: Number(scale) }
}

function isColumnType(type: string): boolean {
  const decimal = decimalOf(type)
  if (!decimal) return (plainColumnTypes as readonly string[]).includes(type)
  return decimal.precision >= 1 && decimal.precision <= 38 && decimal.scale <= decimal.precision
}

export const pipelineNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,49}$/, 'A name is 1 to 50 of a–z, 0–9 and _, and begins with a letter')
  .describe('The pipeline’s name; its DAG is `<name>_pipeline`.')
  .meta({ example: 'sales' })

const columnNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,127}$/, 'A column’s name is of a–z, 0–9 and _, and begins with a letter: order_id')

export const declaredColumnSchema = z.strictObject({
  name: columnNameSchema.describe('Its name in the table, and in the files once those are written small and with _.'),
  type: z
    .string()
    .refine(isColumnType, `Not a type. There are: ${plainColumnTypes.join(', ')}, decimal(p,s) with p up to 38`)
    .describe(`One of ${plainColumnTypes.map((type) => `\`${type}\``).join(', ')}, \`decimal(p,s)\`.`)
    .meta({ example: 'decimal(18,2)' }),
  comment: textSchema.optional().describe('What it holds, for people.'),
})

export type DeclaredColumn = z.infer<typeof declaredColumnSchema>

/** One key, or a folder that ends with a slash. */
export const sourcePrefixSchema = z
  .string()
  .min(1, 'Name a folder that ends with /, or one file')
  .max(512, 'At most 512 characters')
  .superRefine((prefix, context) => {
    if (prefix === '') return
    const key = objectKeySchema.safeParse(prefix.replace(/\/$/, ''))
    const fault =
      key.error?.issues[0]?.message ??
      (prefix.includes('//') ? 'Between two slashes there is a name' : undefined) ??
      (prefix.startsWith('profiles/') ? 'profiles/ holds what the lakehouse found out about uploads' : undefined)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
  })
  .describe('Where in `s3://lakehouse` its files are: a folder, with `/` at its end, or the key of one file.')
  .meta({ example: 'raw/sales/' })

const partitionPattern =
  /^(?:(?<plain>identity|year|month|day|hour)\s*\(\s*(?<of>\w+)\s*\)|(?<sized>bucket|truncate)\s*\(\s*(?<source>\w+)\s*,\s*(?<size>[0-9]{1,6})\s*\)|(?<column>\w+))$/

export interface PartitionTerm {
  transform: 'identity' | 'year' | 'month' | 'day' | 'hour' | 'bucket' | 'truncate'
  column: string
  size: number | null
}

/** A term of the partitioning, taken apart; null where it is none. */
export function parsePartition(term: string): PartitionTerm | null {
  const groups = partitionPattern.exec(term.trim())?.groups
  if (!groups) return null
  const { plain, of, sized, source, size, column } = groups
  if (column !== undefined) return { transform: 'identity', column, size: null }
  if (of !== undefined) return { transform: plain as PartitionTerm['transform'], column: of, size: null }
  return { transform: sized as PartitionTerm['transform'], column: source ?? '', size: Number(size) }
}

const calendarTypes = ['date', 'timestamp', 'timestamp_tz']
const exactTypes = ['integer', 'bigint', 'varchar']

/** Whether Iceberg has this transform for a column of this type. */
function transforms({ transform, size }: PartitionTerm, type: string): boolean {
  if (size === 0) return false
  switch (transform) {
    case 'identity':
      return true
    case 'hour':
      return type.startsWith('timestamp')
    case 'year':
    case 'month':
    case 'day':
      return calendarTypes.includes(type)
    case 'truncate':
      return exactTypes.includes(type) || decimalOf(type) !== null
    case 'bucket':
      return exactTypes.includes(type) || calendarTypes.includes(type) || decimalOf(type) !== null
  }
}

// Minutes, hours, days of the month, months, days of the week.
const cronRanges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

/** Whether a text is a cron expression of five fields, of numbers, `*`, lists, ranges and steps. */
export function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== cronRanges.length) return false
  return cronRanges.every(([least, most], index) =>
    (fields[index] ?? '').split(',').every((part) => {
      const found = /^(?:\*|(?<from>\d{1,2})(?:-(?<to>\d{1,2}))?)(?:\/(?<step>[1-9]\d?))?$/.exec(part)?.groups
      if (!found) return false
      const { from = least, to = found.from ?? most } = found
      return Number(from) >= least && Number(from) <= Number(to) && Number(to) <= most
    }),
  )
}

const sourceSchema = z.strictObject({
  prefix: sourcePrefixSchema,
  format: z
    .enum(sourceFormats, `Not a format. There are: ${sourceFormats.join(', ')}`)
    .optional()
    .describe('What the files are; CSV when left out. Those that end with `.gz` or `.zst` are decompressed.'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n\0\u0080-\uffff]$/, 'One ASCII character that is no quote and no line break')
    .optional()
    .describe('CSV only: what stands between values; a comma when left out.'),
  encoding: z
    .enum(sourceEncodings, `Not an encoding. There are: ${sourceEncodings.join(', ')}`)
    .optional()
    .describe('CSV and JSON Lines only; UTF-8 when left out. A byte order mark counts in any case.'),
})

const targetSchema = z.strictObject({
  table: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,49}$/, 'A table’s name is 1 to 50 of a–z, 0–9 and _, and begins with a letter')
    .refine((table) => !table.endsWith('_rejects'), 'Names that end with _rejects are for bad rows')
    .refine((table) => !reservedTables.includes(table), 'The stack has this table for itself')
    .describe('The table in `iceberg.lakehouse`; each has one pipeline.'),
  key: z
    .array(columnNameSchema)
    .min(1, 'Name at least one column that tells rows apart')
    .describe('The columns that tell rows apart: a later record with the same values takes the place of the earlier.'),
  watermark: columnNameSchema
    .optional()
    .describe('The column whose greater value makes a record the later one, before the file’s time counts.'),
  partitioning: z
    .array(
      z.string().refine((term) => parsePartition(term) !== null, {
        error: 'Not a partitioning. There are: col, year|month|day|hour(col), bucket(col, n), truncate(col, n)',
      }),
    )
    .optional()
    .describe('By what the table’s files are kept apart: `month(order_date)`.'),
  columns: z
    .array(declaredColumnSchema)
    .min(1, 'Declare at least one column')
    .max(2_000, 'At most 2,000 columns')
    .describe('The table’s columns, in its order.'),
})

type Target = z.infer<typeof targetSchema>
type Report = (path: (string | number)[], message: string) => void

function checkSource({ format = 'csv', delimiter, encoding }: z.infer<typeof sourceSchema>, report: Report): void {
  if (format !== 'csv' && delimiter !== undefined) report(['source', 'delimiter'], 'Only CSV has a delimiter')
  if (format === 'parquet' && encoding !== undefined) report(['source', 'encoding'], 'Parquet has no encoding')
}

function checkTarget({ columns, key, watermark, partitioning = [] }: Target, report: Report): void {
  const types = new Map<string, string>()
  for (const [index, { name, type }] of columns.entries()) {
    if (types.has(name)) report(['target', 'columns', index, 'name'], `The column ${name} is there twice`)
    types.set(name, type)
  }
  const missing = (name: string) => `There is no column ${name} in target.columns`
  for (const [index, name] of key.entries()) {
    const at = ['target', 'key', index]
    const type = types.get(name)
    if (type === undefined) report(at, missing(name))
    else if (type === 'real' || type === 'double')
      report(at, `${name} is ${type}, whose values are not exact: take decimal`)
    if (key.indexOf(name) !== index) report(at, `The column ${name} is there twice`)
  }
  if (watermark !== undefined && !types.has(watermark)) report(['target', 'watermark'], missing(watermark))
  for (const [index, text] of partitioning.entries()) {
    const at = ['target', 'partitioning', index]
    const term = parsePartition(text)
    if (!term) continue
    const type = types.get(term.column)
    if (type === undefined) report(at, missing(term.column))
    else if (!transforms(term, type)) report(at, `${text} cannot be made of a column of type ${type}`)
  }
}

/**
 * A pipeline as its YAML file declares it, field by field: what is read, what table it becomes, what is done with bad rows. The rules are
 * those of `dags/lakehouse/ingest/declaration.py`; both are tried on `dags/tests/ingest/declarations`.
 */
export const declarationSchema = z
  .strictObject({
    name: pipelineNameSchema,
    description: textSchema.optional().describe('What it is for.'),
    source: sourceSchema.describe('What it reads.'),
    target: targetSchema.describe('The table that it becomes.'),
    bad_rows: z
      .strictObject({
        max_share: z
          .number()
          .min(0, 'A share is between 0 and 1')
          .max(1, 'A share is between 0 and 1')
          .optional()
          .describe('The share of bad rows above which a file is refused whole.'),
      })
      .optional()
      .describe(
        `What happens to rows that cannot be read: they are kept aside, up to a share, ${defaultMaxShare} when left out.`,
      ),
    schedule: z
      .string()
      .refine(isCron, 'Not a cron expression of five fields, such as */15 * * * *')
      .optional()
      .describe('When it runs besides, in cron and UTC. New files start it in any case.'),
  })
  .superRefine(({ source, target }, context) => {
    const report: Report = (path, message) => context.addIssue({ code: 'custom', path, message })
    checkSource(source, report)
    checkTarget(target, report)
  })
  .meta({
    id: 'Declaration',
    description: 'A pipeline as its file declares it. The names are those of the file.',
    example: {
      name: 'sales',
      description: 'Sales orders',
      source: { prefix: 'raw/sales/', format: 'csv', delimiter: ',' },
      target: {
        table: 'sales',
        key: ['order_id'],
        watermark: 'order_date',
        partitioning: ['month(order_date)'],
        columns: [
          { name: 'order_id', type: 'bigint', comment: 'Key of the order' },
          { name: 'customer', type: 'varchar' },
          { name: 'amount', type: 'decimal(18,2)' },
          { name: 'order_date', type: 'date' },
        ],
      },
      bad_rows: { max_share: 0.1 },
      schedule: '*/15 * * * *',
    },
  })

export type Declaration = z.infer<typeof declarationSchema>
