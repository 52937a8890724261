import { z } from 'zod'
import { flagSchema, instantSchema, limitUpTo, nextCursorSchema, pageQuerySchema } from './base'

// `~`, `.` and `..` mean something else in an Airflow address: every DAG, this folder, the one above.
const airflowId = (pattern: RegExp) =>
  z
    .string()
    .min(1)
    .max(250)
    .regex(pattern, 'is not an id of Airflow')
    .refine((id) => !['~', '.', '..'].includes(id), 'is not an id of Airflow')

const dagIdSchema = airflowId(/^[\w.-]+$/)
  .describe('The DAG’s id in Airflow.')
  .meta({ example: 'sales_pipeline' })
const runIdSchema = airflowId(/^[\w.~:+-]+$/)
  .describe('The run’s id in Airflow.')
  .meta({ example: 'manual__2026-11-23T03:00:00.240105+00:00' })

export const dagParamsSchema = z.strictObject({ dagId: dagIdSchema })
export const dagRunParamsSchema = z.strictObject({ dagId: dagIdSchema, runId: runIdSchema })
export const taskLogParamsSchema = z.strictObject({
  dagId: dagIdSchema,
  runId: runIdSchema,
  taskId: airflowId(/^[\w.-]+$/)
    .describe('The task’s id in the DAG.')
    .meta({ example: 'load_files' }),
  tryNumber: z.coerce.number().int().min(1).max(1_000).describe('Which try, from 1.').meta({ example: 1 }),
})

export const taskLogQuerySchema = z.strictObject({
  mapIndex: z.coerce.number().int().min(-1).default(-1).describe('Which of a mapped task; -1 of one that is not.'),
})

export const dagRunSchema = z
  .object({
    dagId: z.string().describe('The DAG it is a run of.'),
    dagRunId: z.string().describe('Its id in Airflow.'),
    state: z.string().describe('In Airflow’s words: `queued`, `running`, `success`, `failed`.'),
    runType: z.string().describe('How it came about: `manual`, `scheduled`, `backfill`, `asset_triggered`.'),
    queuedAt: instantSchema.nullable().describe('When it was asked for.'),
    startedAt: instantSchema.nullable().describe('Null before it has begun.'),
    endedAt: instantSchema.nullable().describe('Null before it has ended.'),
    durationMs: z.number().nullable().describe('From its start to its end.'),
    conf: z.record(z.string(), z.unknown()).describe('The values it was given.'),
    note: z.string().nullable().describe('What was written to it: who asked for it, at least.'),
  })
  .meta({
    id: 'DagRun',
    description: 'One run of a DAG.',
    example: {
      dagId: 'sales_pipeline',
      dagRunId: 'manual__2026-11-23T03:00:00.240105+00:00',
      state: 'success',
      runType: 'manual',
      queuedAt: '2026-11-23T03:00:00.280Z',
      startedAt: '2026-11-23T03:00:01.049Z',
      endedAt: '2026-11-23T03:00:15.796Z',
      durationMs: 14_747,
      conf: { prefix: 'raw/sales/' },
      note: 'Asked for by Ada Lindqvist',
    },
  })

export type DagRun = z.infer<typeof dagRunSchema>

export const dagSchema = z
  .object({
    dagId: z.string().describe('Its id in Airflow.').meta({ example: 'sales_pipeline' }),
    displayName: z.string().describe('What Airflow calls it on its pages.').meta({ example: 'sales_pipeline' }),
    description: z
      .string()
      .nullable()
      .describe('What its author says it does.')
      .meta({ example: 'CSV files in S3 into the Iceberg table lakehouse.sales, by order_id' }),
    isPaused: z.boolean().describe('Whether its schedule is held.'),
    hasImportErrors: z.boolean().describe('Whether its file cannot be read by Airflow: what is shown is from before.'),
    schedule: z.string().nullable().describe('Null: it runs only when asked to.').meta({ example: '0 3 * * *' }),
    nextRunAt: instantSchema.nullable().describe('When its schedule has it run next.'),
    tags: z
      .array(z.string())
      .describe('As its author gave them.')
      .meta({ example: ['ingestion', 'sales'] }),
    // Not `nullable()`, which in the OpenAPI document would make every DagRun nullable.
    lastRun: z.union([dagRunSchema, z.null()]).describe('Null: it has never run.'),
  })
  .meta({ id: 'Dag', description: 'A DAG of Airflow.' })

export type Dag = z.infer<typeof dagSchema>

export const dagsQuerySchema = pageQuerySchema.extend({
  tag: z.string().min(1).max(200).optional().describe('Only DAGs with this tag.').meta({ example: 'ingestion' }),
  isPaused: flagSchema.optional().describe('Only those whose schedule is held, or is not.'),
})

export type DagsQuery = z.infer<typeof dagsQuerySchema>

export const dagParamSchema = z.object({
  default: z.unknown().optional().describe('What it is when the run says nothing else.'),
  description: z.string().nullable().describe('What its author says it is for.'),
  schema: z.record(z.string(), z.unknown()).describe('JSON schema of its value.'),
})

export type DagParam = z.infer<typeof dagParamSchema>

export const dagTaskSchema = z.object({
  taskId: z.string().describe('Its id in the DAG.').meta({ example: 'load_files' }),
  displayName: z.string().describe('What Airflow calls it on its pages.').meta({ example: 'load_files' }),
  operator: z.string().nullable().describe('Its class in Airflow.').meta({ example: '@task' }),
  downstreamTaskIds: z.array(z.string()).describe('The tasks that wait for it.').meta({ example: [] }),
})

export type DagTask = z.infer<typeof dagTaskSchema>

export const dagDetailsSchema = dagSchema
  .omit({ lastRun: true })
  .extend({
    params: z
      .record(z.string(), dagParamSchema)
      .describe('What a run can be given, by name.')
      .meta({
        example: {
          prefix: { default: 'raw/sales/', description: 'Only files below this key', schema: { type: 'string' } },
        },
      }),
    tasks: z.array(dagTaskSchema).describe('Its tasks.'),
  })
  .meta({ id: 'DagDetails', description: 'A DAG with what a run can be given, and its tasks.' })

export type DagDetails = z.infer<typeof dagDetailsSchema>

export const dagRunsQuerySchema = z.strictObject({
  limit: limitUpTo(100),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe('`nextCursor` of the page before; the first page when left out.')
    .meta({ example: '50' }),
})

export type DagRunsQuery = z.infer<typeof dagRunsQuerySchema>

export const dagRunPageSchema = z
  .object({ items: z.array(dagRunSchema), nextCursor: nextCursorSchema })
  .meta({ id: 'DagRunPage' })

export type DagRunPage = z.infer<typeof dagRunPageSchema>

export const triggerDagRunSchema = z
  .strictObject({
    conf: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Values of the DAG’s params; what is left out keeps its default.'),
    note: z.string().max(800).optional().describe('Written to the run, behind the name of who asked.'),
  })
  .meta({ id: 'TriggerDagRun', example: { conf: { prefix: 'raw/sales/' } } })

export type TriggerDagRun = z.infer<typeof triggerDagRunSchema>

export const taskInstanceSchema = z
  .object({
    taskId: z.string().describe('The task’s id in the DAG.'),
    mapIndex: z.int().describe('-1: the task is not mapped.'),
    state: z.string().describe('In Airflow’s words; `none` while it has none.'),
    tryNumber: z.int().describe('0 until it is first tried.'),
    startedAt: instantSchema.nullable().describe('Null before it has begun.'),
    endedAt: instantSchema.nullable().describe('Null before it has ended.'),
    durationMs: z.number().nullable().describe('Of its last try.'),
  })
  .meta({
    id: 'TaskInstance',
    description: 'A task as it stands in one run.',
    example: {
      taskId: 'load_files',
      mapIndex: -1,
      state: 'success',
      tryNumber: 1,
      startedAt: '2026-11-23T03:00:01.412Z',
      endedAt: '2026-11-23T03:00:11.960Z',
      durationMs: 10_548,
    },
  })

export type TaskInstance = z.infer<typeof taskInstanceSchema>

export const taskInstancesSchema = z.object({ items: z.array(taskInstanceSchema) })

export const dagRunProgressSchema = z
  .object({ run: dagRunSchema, tasks: z.array(taskInstanceSchema) })
  .meta({ id: 'DagRunProgress', description: 'A run with its tasks.' })

export type DagRunProgress = z.infer<typeof dagRunProgressSchema>
