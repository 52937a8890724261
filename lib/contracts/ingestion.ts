import { z } from 'zod'
import { instantSchema, int64Schema, keptPageSchema, pageQuerySchema, pageSchema } from './base'
import {
  declarationSchema,
  pipelineNameSchema,
  sourceEncodings,
  sourceFormats,
  sourcePrefixSchema,
} from './declaration'
import { objectKeySchema } from './objects'
import { dagRunSchema } from './pipelines'

const count = (what: string) => int64Schema.describe(what).meta({ example: '1200' })
const searchSchema = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe('Only those whose key holds this text, in any case.')
  .meta({ example: '2026-11' })

export const pipelineParamsSchema = z.strictObject({ name: pipelineNameSchema })

/** A file of at most this size in bytes declares a pipeline. */
export const declarationMaxBytes = 256 * 1024

const yamlSchema = z.string().min(1).max(declarationMaxBytes).describe('The file that declares it, with its comments.')

export const rowCountsSchema = z
  .object({
    read: count('Read: the sum of the others.'),
    inserted: count('New in the table.'),
    updated: count('There before, with other values.'),
    unchanged: count('There before, just so.'),
    superseded: count('Followed by a later record with the same key.'),
    rejected: count('Kept aside, as they could not be read.'),
  })
  .meta({
    id: 'IngestedRows',
    description: 'What became of rows: read = inserted + updated + unchanged + superseded + rejected.',
    example: { read: '1200', inserted: '1000', updated: '150', unchanged: '40', superseded: '7', rejected: '3' },
  })

export type IngestedRows = z.infer<typeof rowCountsSchema>

export const declarationFaultSchema = z
  .object({
    path: z.string().describe('The field at fault, such as `target.columns[2].type`; empty for the whole file.'),
    line: z.int().nullable().describe('The line of the YAML, from 1; null where none was given.'),
    message: z.string().describe('What is wrong, and what would be right.'),
  })
  .meta({
    id: 'DeclarationFault',
    description: 'What is wrong with a declaration.',
    example: { path: 'target.key[0]', line: 9, message: 'There is no column id in target.columns' },
  })

export type DeclarationFault = z.infer<typeof declarationFaultSchema>

export const ingestedFileCountsSchema = z.object({
  seen: z.int().describe('In S3 now.'),
  pending: z.int().describe('In S3, and not read since they were written.'),
  isComplete: z
    .boolean()
    .describe('False: there are more files in S3 than were looked at; `seen` and `pending` are at least so many.'),
  ingested: z.int().describe('Read into the table.'),
  refused: z.int().describe('Refused whole.'),
})

export const watermarkSchema = z.object({
  column: z.string().describe('The column it is of.'),
  value: z.string().describe('The greatest value that was read.'),
  reachedAt: instantSchema.describe('When a run first reached it.'),
})

const pipelineExample = {
  name: 'sales',
  description: 'Sales orders',
  dagId: 'sales_pipeline',
  origin: 'built-in' as const,
  faults: [],
  sourcePrefix: 'raw/sales/',
  format: 'csv' as const,
  table: 'sales',
  schedule: '*/15 * * * *',
  isPaused: false,
  lastRun: {
    dagId: 'sales_pipeline',
    dagRunId: 'asset_triggered__2026-11-23T03:00:00.240105+00:00',
    state: 'success',
    runType: 'asset_triggered',
    queuedAt: '2026-11-23T03:00:00.280Z',
    startedAt: '2026-11-23T03:00:01.049Z',
    endedAt: '2026-11-23T03:00:05.796Z',
    durationMs: 4_747,
    conf: {},
    note: null,
  },
  watermark: { column: 'order_date', value: '2026-11-22', reachedAt: '2026-11-23T03:00:05.311Z' },
  files: { seen: 12, pending: 1, isComplete: true, ingested: 10, refused: 1 },
  rows: { read: '48200', inserted: '48000', updated: '150', unchanged: '40', superseded: '7', rejected: '3' },
  openRejects: 3,
  oldestPendingAt: '2026-11-23T03:04:10.000Z',
  outdated: [],
}

export const pipelineSchema = z
  .object({
    name: z.string().describe('Its name.'),
    description: z.string().nullable().describe('What it is for.'),
    dagId: z.string().describe('Its DAG in Airflow.'),
    origin: z.enum(['built-in', 'own']).describe('`built-in` ones come with the lakehouse and are read-only.'),
    faults: z.array(declarationFaultSchema).describe('Why it cannot be used; empty where it can.'),
    sourcePrefix: z.string().nullable().describe('The folder or file in `s3://lakehouse`; null where it has faults.'),
    format: z.enum(sourceFormats).nullable().describe('What its files are; null where it has faults.'),
    table: z.string().nullable().describe('Its table in `iceberg.lakehouse`; null where it has faults.'),
    schedule: z.string().nullable().describe('In cron, UTC; null: only new files and people start it.'),
    isPaused: z.boolean().nullable().describe('Whether its DAG is held; null while Airflow does not know it.'),
    lastRun: z.union([dagRunSchema, z.null()]).describe('The DAG’s last run; null before the first.'),
    watermark: z.union([watermarkSchema, z.null()]).describe('How far it has read; null without a watermark column.'),
    files: z
      .union([ingestedFileCountsSchema, z.null()])
      .describe('Its files; null while S3 or Trino have not answered yet.'),
    rows: z
      .union([rowCountsSchema, z.null()])
      .describe('Of all its successful runs together; null while Trino has not answered yet.'),
    openRejects: z
      .int()
      .nullable()
      .describe('Rows kept aside that nobody has dealt with; null while Trino has not answered yet.'),
    oldestPendingAt: instantSchema
      .nullable()
      .describe('When the oldest file was written that is not read yet: its age is the lag.'),
    outdated: z
      .array(z.string())
      .describe(
        'What could not be asked just now (`trino`, `s3`, `airflow`): what it tells is from before, or missing.',
      ),
  })
  .meta({ id: 'Pipeline', description: 'Files that become a table.', example: pipelineExample })

export type Pipeline = z.infer<typeof pipelineSchema>

export const pipelinesQuerySchema = pageQuerySchema.extend({
  search: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Only those whose name or table holds this text, in any case.')
    .meta({ example: 'sales' }),
})

export type PipelinesQuery = z.infer<typeof pipelinesQuerySchema>

export const pipelinePageSchema = keptPageSchema(pipelineSchema).meta({ id: 'PipelinePage' })

const declarationExample = declarationSchema.meta()?.example as z.infer<typeof declarationSchema>

export const pipelineDetailsSchema = pipelineSchema
  .extend({
    declaration: z
      .union([declarationSchema, z.null()])
      .describe('As its file declares it; null where that has faults.'),
    yaml: z.string().describe('Its file.'),
  })
  .meta({
    id: 'PipelineDetails',
    description: 'A pipeline with its declaration.',
    example: {
      ...pipelineExample,
      declaration: declarationExample,
      yaml: 'name: sales\nsource:\n  prefix: raw/sales/\ntarget:\n  table: sales\n  key: [order_id]\n  columns:\n    - { name: order_id, type: bigint }\n',
    },
  })

export type PipelineDetails = z.infer<typeof pipelineDetailsSchema>

/** What has exactly one of its fields; the document says so too. */
const oneOf = { minProperties: 1, maxProperties: 1 }

export const writePipelineSchema = z
  .strictObject({
    declaration: declarationSchema.optional().describe('The declaration; or else `yaml`.'),
    yaml: yamlSchema.optional(),
  })
  .refine(({ declaration, yaml }) => (declaration === undefined) !== (yaml === undefined), 'Give declaration or yaml')
  .meta({ id: 'WritePipeline', ...oneOf, example: { declaration: declarationExample } })

export type WritePipeline = z.infer<typeof writePipelineSchema>

export const validatePipelineSchema = z
  .strictObject({
    declaration: z.record(z.string(), z.unknown()).optional().describe('A draft of a declaration; or else `yaml`.'),
    yaml: z.string().max(declarationMaxBytes).optional().describe('A draft of the file.'),
    replaces: pipelineNameSchema
      .optional()
      .describe('The pipeline that it would take the place of, whose table it may have.'),
  })
  .refine(({ declaration, yaml }) => (declaration === undefined) !== (yaml === undefined), 'Give declaration or yaml')
  .meta({ id: 'ValidatePipeline', example: { yaml: 'name: sales\nsource:\n  prefix: raw/sales/\n' } })

export type ValidatePipeline = z.infer<typeof validatePipelineSchema>

export const validatedPipelineSchema = z
  .object({
    faults: z.array(declarationFaultSchema).describe('What is wrong with it; empty: it can be saved.'),
    declaration: z.union([declarationSchema, z.null()]).describe('The draft, where its fields are right.'),
    yaml: z.string().nullable().describe('The file that it would be; null where its fields are wrong.'),
  })
  .meta({
    id: 'ValidatedPipeline',
    description: 'What a draft is worth.',
    example: {
      faults: [{ path: 'target', line: 1, message: 'Is missing' }],
      declaration: null,
      yaml: null,
    },
  })

export type ValidatedPipeline = z.infer<typeof validatedPipelineSchema>

export const deletedPipelineSchema = z
  .object({
    name: z.string().describe('The pipeline that was.'),
    stays: z.array(z.string()).describe('What is still there, each in a few words.'),
  })
  .meta({
    id: 'DeletedPipeline',
    description: 'What a pipeline leaves.',
    example: {
      name: 'orders',
      stays: [
        'the table iceberg.lakehouse.orders with its rows',
        'the rejects in iceberg.lakehouse.orders_rejects',
        'the files in s3://lakehouse/raw/orders/',
        'what is recorded of its files and runs',
      ],
    },
  })

export type DeletedPipeline = z.infer<typeof deletedPipelineSchema>

export const ingestedFileSchema = z
  .object({
    key: z.string().describe('Its key in `s3://lakehouse`.'),
    status: z
      .enum(['pending', 'ingested', 'refused', 'gone'])
      .describe('`pending`: in S3 and not read since it was written; `gone`: read once, and not in S3 any more.'),
    reason: z.string().nullable().describe('Why it was refused.'),
    notes: z.string().nullable().describe('What was noticed, such as a column that is new.'),
    sizeBytes: z.int().nullable().describe('How large it is.'),
    etag: z.string().nullable().describe('What S3 calls this content.'),
    modifiedAt: instantSchema.nullable().describe('When it was written to S3.'),
    rows: z.union([rowCountsSchema, z.null()]).describe('What became of its rows; null before it was read.'),
    runId: z.string().nullable().describe('The run that read it last.'),
    recordedAt: instantSchema.nullable().describe('When that was.'),
  })
  .meta({
    id: 'IngestedFile',
    description: 'A file of a pipeline.',
    example: {
      key: 'raw/sales/2026-11-22.csv',
      status: 'ingested',
      reason: null,
      notes: 'the column channel is new',
      sizeBytes: 18_204,
      etag: '9b2cf535f27731c974343645a3985328',
      modifiedAt: '2026-11-23T02:59:58.000Z',
      rows: { read: '1200', inserted: '1000', updated: '150', unchanged: '40', superseded: '7', rejected: '3' },
      runId: 'asset_triggered__2026-11-23T03:00:00.240105+00:00',
      recordedAt: '2026-11-23T03:00:05.311Z',
    },
  })

export type IngestedFile = z.infer<typeof ingestedFileSchema>

export const ingestedFilesQuerySchema = pageQuerySchema.extend({
  status: z.enum(['pending', 'ingested', 'refused', 'gone']).optional().describe('Only those in this state.'),
  search: searchSchema,
})

export type IngestedFilesQuery = z.infer<typeof ingestedFilesQuerySchema>

export const ingestedFilePageSchema = pageSchema(ingestedFileSchema).meta({ id: 'IngestedFilePage' })

export const ingestRunSchema = z
  .object({
    runId: z.string().describe('Its id: that of the DAG’s run, and the number of the batch where there were several.'),
    dagRunId: z.string().describe('The DAG’s run.'),
    state: z
      .enum(['running', 'succeeded', 'failed'])
      .describe('`running` as well where a run has broken off and was not tried again.'),
    strategy: z
      .enum(['append', 'row delta', 'none'])
      .nullable()
      .describe(
        'How the table was changed: new rows only, rows replaced too, or not at all. Null before that is known.',
      ),
    baseSnapshotId: int64Schema.nullable().describe('The snapshot that was compared; null for a new table.'),
    snapshotId: int64Schema.nullable().describe('The snapshot that it made; null where nothing changed.'),
    files: z.int().describe('How many files it read.'),
    filesRefused: z.int().describe('How many of them it refused.'),
    bytesRead: z.int().describe('The size of those files.'),
    rows: z.union([rowCountsSchema, z.null()]).describe('What became of the rows; null before it has ended.'),
    rowsPerSecond: z.number().nullable().describe('Rows read in its time; null before it has ended.'),
    watermark: z.string().nullable().describe('How far it came.'),
    notes: z.string().nullable().describe('What was noticed, such as a column that is new.'),
    error: z.string().nullable().describe('Why it failed.'),
    phases: z
      .array(z.object({ name: z.string().describe('What it did.'), durationMs: z.number().describe('For how long.') }))
      .describe('Its time, by what it was spent on.'),
    startedAt: instantSchema.describe('When it began.'),
    endedAt: instantSchema.nullable().describe('Null before it has ended.'),
    durationMs: z.number().nullable().describe('From its start to its end.'),
  })
  .meta({
    id: 'IngestRun',
    description: 'One batch of files brought into a table.',
    example: {
      runId: 'asset_triggered__2026-11-23T03:00:00.240105+00:00',
      dagRunId: 'asset_triggered__2026-11-23T03:00:00.240105+00:00',
      state: 'succeeded',
      strategy: 'row delta',
      baseSnapshotId: '6071825301983746013',
      snapshotId: '7120934857203948571',
      files: 2,
      filesRefused: 0,
      bytesRead: 36_408,
      rows: { read: '1200', inserted: '1000', updated: '150', unchanged: '40', superseded: '7', rejected: '3' },
      rowsPerSecond: 600,
      watermark: '2026-11-22',
      notes: null,
      error: null,
      phases: [
        { name: 'listing', durationMs: 120 },
        { name: 'reading', durationMs: 900 },
        { name: 'staging', durationMs: 300 },
        { name: 'merging', durationMs: 680 },
      ],
      startedAt: '2026-11-23T03:00:03.311Z',
      endedAt: '2026-11-23T03:00:05.311Z',
      durationMs: 2_000,
    },
  })

export type IngestRun = z.infer<typeof ingestRunSchema>

export const ingestRunsQuerySchema = pageQuerySchema.extend({
  state: z.enum(['running', 'succeeded', 'failed']).optional().describe('Only those in this state.'),
})

export type IngestRunsQuery = z.infer<typeof ingestRunsQuerySchema>

export const ingestRunPageSchema = pageSchema(ingestRunSchema).meta({ id: 'IngestRunPage' })

const recordSchema = z.record(z.string(), z.string().max(100_000).nullable())

export const rejectStates = ['open', 'replayed', 'excused'] as const

export const rejectSchema = z
  .object({
    rejectId: z.string().describe('By which it is dealt with.'),
    key: z.string().describe('The file it is in, in `s3://lakehouse`.'),
    line: z.int().nullable().describe('Its line in the file, from 1.'),
    column: z.string().nullable().describe('The column at fault; null for the whole row.'),
    value: z.string().nullable().describe('The value at fault.'),
    reason: z.string().describe('Why it was not taken.'),
    record: z.union([recordSchema, z.null()]).describe('Its texts, by column; null where it could not be taken apart.'),
    status: z.enum(rejectStates).describe('`replayed`: read again as corrected; `excused`: left out for good.'),
    runId: z.string().nullable().describe('The run that met it.'),
    recordedAt: instantSchema.describe('When it came to this state.'),
  })
  .meta({
    id: 'Reject',
    description: 'A row that was kept aside.',
    example: {
      rejectId: '1f3a9c0d5be27788',
      key: 'raw/sales/2026-11-22.csv',
      line: 17,
      column: 'amount',
      value: '12,50',
      reason: 'is not a decimal(18,2)',
      record: { order_id: '1017', customer: 'Nordlys AS', amount: '12,50', order_date: '2026-11-22' },
      status: 'open',
      runId: 'asset_triggered__2026-11-23T03:00:00.240105+00:00',
      recordedAt: '2026-11-23T03:00:05.311Z',
    },
  })

export type Reject = z.infer<typeof rejectSchema>

export const rejectsQuerySchema = pageQuerySchema.extend({
  status: z
    .enum([...rejectStates, 'all'])
    .default('open')
    .describe('Only those in this state; `all` for every one.'),
  search: searchSchema,
  column: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('Only those with this column at fault.')
    .meta({ example: 'amount' }),
})

export type RejectsQuery = z.infer<typeof rejectsQuerySchema>

export const rejectPageSchema = pageSchema(rejectSchema).meta({ id: 'RejectPage' })

const rejectIdSchema = z.string().min(1).max(200)

export const replayRejectsSchema = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          rejectId: rejectIdSchema.describe('Which row.'),
          record: recordSchema.describe('The row as it should be, by column; null for no value.'),
        }),
      )
      .min(1, 'Name at least one row')
      .max(1_000, 'At most 1,000 rows at once')
      .refine((items) => new Set(items.map(({ rejectId }) => rejectId)).size === items.length, 'Name each row once')
      .describe('The rows, corrected.'),
  })
  .meta({
    id: 'ReplayRejects',
    example: {
      items: [
        {
          rejectId: '1f3a9c0d5be27788',
          record: { order_id: '1017', customer: 'Nordlys AS', amount: '12.50', order_date: '2026-11-22' },
        },
      ],
    },
  })

export type ReplayRejects = z.infer<typeof replayRejectsSchema>

export const replayedRejectsSchema = z
  .object({
    key: z.string().describe('The file with the corrected rows, which the pipeline reads next.'),
    rows: z.int().describe('How many it holds.'),
  })
  .meta({
    id: 'ReplayedRejects',
    description: 'Where corrected rows went.',
    example: { key: 'raw/sales/corrections/20261123T030512-5f0c2b1e.csv', rows: 1 },
  })

export type ReplayedRejects = z.infer<typeof replayedRejectsSchema>

export const excuseRejectsSchema = z
  .strictObject({
    rejectIds: z
      .array(rejectIdSchema)
      .min(1, 'Name at least one row')
      .max(1_000, 'At most 1,000 rows at once')
      .refine((ids) => new Set(ids).size === ids.length, 'Name each row once')
      .describe('Which rows.')
      .meta({ uniqueItems: true }),
    reason: z
      .string()
      .trim()
      .min(1, 'Say why')
      .max(500)
      .regex(/\S/, 'Say why')
      .describe('Why they are left out for good.'),
  })
  .meta({ id: 'ExcuseRejects', example: { rejectIds: ['1f3a9c0d5be27788'], reason: 'A test of the supplier’s' } })

export type ExcuseRejects = z.infer<typeof excuseRejectsSchema>

export const excusedRejectsSchema = z
  .object({ rows: z.int().describe('How many were left out.').meta({ example: 1 }) })
  .meta({ id: 'ExcusedRejects', description: 'How many rows were left out for good.' })

export const reprocessFilesSchema = z
  .strictObject({
    files: z
      .array(objectKeySchema)
      .min(1, 'Name at least one file')
      .max(1_000, 'At most 1,000 files at once')
      .describe('Keys of the pipeline’s files.')
      .meta({ example: ['raw/sales/2026-11-22.csv'] }),
  })
  .meta({ id: 'ReprocessFiles' })

export const fullReloadSchema = z
  .strictObject({
    name: z
      .string()
      .max(100)
      .describe('The pipeline’s name once more, as this reads all of its files again.')
      .meta({ example: 'sales' }),
  })
  .meta({ id: 'FullReload' })

const cellsSchema = z.array(z.string().nullable())

export const profiledColumnSchema = z.object({
  name: z.string().describe('Its name as a column’s.'),
  source: z.string().describe('Its name in the file.'),
  type: z
    .string()
    .nullable()
    .describe(
      'What every value of the whole file is, as in a declaration; null where only the first rows were looked at.',
    ),
  nulls: int64Schema.nullable().describe('How many values are missing.'),
  distinct: int64Schema.nullable().describe('How many there are, each counted once.'),
  isDistinctExact: z.boolean().describe('Whether `distinct` is exact, rather than within a few per cent.'),
  min: z.string().nullable().describe('The least.'),
  max: z.string().nullable().describe('The greatest.'),
  examples: z.array(z.string()).describe('Some of them.'),
  form: z.string().nullable().describe('How its dates are written, where that is not as in ISO 8601.'),
  isCandidateKey: z.boolean().describe('Whether it tells every row apart.'),
})

export const fileShapeSchema = z.object({
  format: z.enum(sourceFormats).describe('What it is.'),
  delimiter: z.string().nullable().describe('What stands between values; CSV only.'),
  quote: z.string().nullable().describe('What stands around values that hold a delimiter; CSV only.'),
  encoding: z.string().nullable().describe('How its text is encoded; null for Parquet.'),
  hasHeader: z.boolean().describe('Whether its first line names the columns.'),
  columns: z.array(profiledColumnSchema).describe('In the file’s order.'),
  firstRows: z.array(cellsSchema).describe('Its first rows, as texts, in the columns’ order.'),
})

const shapeExample = {
  format: 'csv' as const,
  delimiter: ';',
  quote: '"',
  encoding: 'utf-8',
  hasHeader: true,
  columns: [
    {
      name: 'order_id',
      source: 'Order ID',
      type: 'bigint',
      nulls: '0',
      distinct: '1200',
      isDistinctExact: true,
      min: '1001',
      max: '2200',
      examples: ['1001', '1002', '1003'],
      form: null,
      isCandidateKey: true,
    },
  ],
  firstRows: [['1001'], ['1002']],
}

/** A declaration that someone has yet to look at: its rules may not be kept, such as where no column could be a key. */
export const uploadProposalSchema = z
  .object({
    name: z.string(),
    description: z.string().optional(),
    source: z.object({
      prefix: z.string(),
      format: z.enum(sourceFormats).optional(),
      delimiter: z.string().optional(),
      encoding: z.string().optional(),
    }),
    target: z.object({
      table: z.string(),
      key: z.array(z.string()),
      watermark: z.string().optional(),
      partitioning: z.array(z.string()).optional(),
      columns: z.array(z.object({ name: z.string(), type: z.string(), comment: z.string().optional() })),
    }),
    bad_rows: z.object({ max_share: z.number().optional() }).optional(),
    schedule: z.string().optional(),
  })
  .meta({
    id: 'DeclarationProposal',
    description: 'A declaration that someone has yet to look at; its key is empty where no column could be one.',
    example: {
      name: 'orders',
      source: { prefix: 'uploads/orders.csv', format: 'csv', delimiter: ';' },
      target: { table: 'orders', key: ['order_id'], columns: [{ name: 'order_id', type: 'bigint' }] },
    },
  })

export const profileSchema = fileShapeSchema
  .extend({
    profiledAt: instantSchema.describe('When it was read.'),
    rows: int64Schema.describe('How many rows it has.'),
    candidateKeys: z.array(z.array(z.string())).describe('Columns that together tell every row apart, the best first.'),
    badRows: int64Schema
      .describe('How many of them are not as the others, such as with more values than columns.')
      .meta({ example: '0' }),
    notes: z.array(z.string()).describe('What to know before it becomes a table.'),
    proposal: z
      .union([uploadProposalSchema, z.null()])
      .describe('The pipeline that would read it; null where it cannot become a table.'),
  })
  .meta({
    id: 'UploadProfile',
    description: 'What a file holds, by the whole of it.',
    example: {
      ...shapeExample,
      profiledAt: '2026-11-23T03:00:03.311Z',
      rows: '1200',
      candidateKeys: [['order_id']],
      badRows: '0',
      notes: [],
      proposal: uploadProposalSchema.meta()?.example as z.infer<typeof uploadProposalSchema>,
    },
  })

export type UploadProfile = z.infer<typeof profileSchema>

const uploadExample = {
  name: 'orders.csv',
  key: 'uploads/orders.csv',
  sizeBytes: 18_204,
  etag: '9b2cf535f27731c974343645a3985328',
  modifiedAt: '2026-11-23T02:59:58.000Z',
  state: 'proposed' as const,
  reason: null,
  isAutomatic: false,
  format: 'csv' as const,
  rows: '1200',
  columnCount: 7,
  pipeline: 'orders',
  table: 'orders',
  operationId: null,
}

export const uploadStates = ['profiling', 'proposed', 'auto', 'ingested', 'refused'] as const

export const uploadSchema = z
  .object({
    name: z.string().describe('Its key below `uploads/`.'),
    key: z.string().describe('Its key in `s3://lakehouse`.'),
    sizeBytes: z.int().describe('How large it is.'),
    etag: z.string().describe('What S3 calls this content.'),
    modifiedAt: instantSchema.describe('When it was written.'),
    state: z
      .enum(uploadStates)
      .describe(
        '`profiling`: it is being read; `proposed`: it waits for someone to confirm; `auto`: it needs no one to.',
      ),
    reason: z
      .string()
      .nullable()
      .describe('Why it was refused, what has to be decided before it becomes a table, or what that has failed at.'),
    isAutomatic: z.boolean().describe('Whether it is below `uploads/auto/`, and becomes a table by itself.'),
    format: z.enum(sourceFormats).nullable().describe('What it is; null before it was read.'),
    rows: int64Schema.nullable().describe('How many rows it has; null before it was read.'),
    columnCount: z.int().nullable().describe('How many columns it has; null before it was read.'),
    pipeline: z.string().nullable().describe('The pipeline that reads it, or that is proposed.'),
    table: z.string().nullable().describe('The table in `iceberg.lakehouse` that it becomes, or would.'),
    operationId: z.string().nullable().describe('The operation that makes a table of it just now.'),
  })
  .meta({ id: 'Upload', description: 'A file that was put under `uploads/`.', example: uploadExample })

export type Upload = z.infer<typeof uploadSchema>

export const uploadPageSchema = keptPageSchema(uploadSchema).meta({ id: 'UploadPage' })

export const uploadsQuerySchema = pageQuerySchema.extend({ search: searchSchema })

export type UploadsQuery = z.infer<typeof uploadsQuerySchema>

export const uploadParamsSchema = z.strictObject({
  name: objectKeySchema.describe('Its key below `uploads/`, each slash as `%2F`.').meta({ example: 'orders.csv' }),
})

export const uploadDetailsSchema = uploadSchema
  .extend({
    profile: z
      .union([profileSchema, z.null()])
      .describe('What it holds; null before it was read, or where it was refused.'),
  })
  .meta({
    id: 'UploadDetails',
    description: 'An upload with its profile.',
    example: { ...uploadExample, profile: profileSchema.meta()?.example as never },
  })

export type UploadDetails = z.infer<typeof uploadDetailsSchema>

export const confirmUploadSchema = z
  .strictObject({
    declaration: declarationSchema
      .optional()
      .describe('The pipeline to make of it; the proposal as it is when left out.'),
  })
  .meta({ id: 'ConfirmUpload', example: {} })

export type ConfirmUpload = z.infer<typeof confirmUploadSchema>

export const previewQuerySchema = z.strictObject({
  prefix: sourcePrefixSchema.describe('The file, or the folder whose newest file it is.'),
  format: z.enum(sourceFormats).optional().describe('What it is; found out by its name when left out.'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n\0\u0080-\uffff]$/, 'One ASCII character that is no quote and no line break')
    .optional()
    .describe('What stands between values; found out when left out.')
    .meta({ example: ';' }),
  encoding: z.enum(sourceEncodings).optional().describe('How its text is encoded; found out when left out.'),
})

export type PreviewQuery = z.infer<typeof previewQuerySchema>

export const previewSchema = fileShapeSchema
  .extend({
    key: z.string().describe('The file that was read.'),
    sizeBytes: z.int().describe('How large it is.'),
    modifiedAt: instantSchema.describe('When it was written.'),
    isWhole: z
      .boolean()
      .describe(
        'Whether the types are by the whole file, as its profile has them; else only its first rows were read.',
      ),
    candidateKeys: z
      .array(z.array(z.string()))
      .describe('Columns that together tell every row apart; empty where only the first rows were read.'),
  })
  .meta({
    id: 'FilePreview',
    description: 'The first rows of a file, and what its columns are.',
    example: {
      ...shapeExample,
      key: 'raw/sales/2026-11-22.csv',
      sizeBytes: 18_204,
      modifiedAt: '2026-11-23T02:59:58.000Z',
      isWhole: true,
      candidateKeys: [['order_id']],
    },
  })

export type FilePreview = z.infer<typeof previewSchema>
