import { z } from 'zod'
import { instantSchema, pageQuerySchema } from './base'

// `~`, `.` and `..` mean something else in an Airflow address: every DAG, this folder, the one above.
const airflowId = (pattern: RegExp) =>
  z
    .string()
    .min(1)
    .max(250)
    .regex(pattern, 'is not an id of Airflow')
    .refine((id) => !['~', '.', '..'].includes(id), 'is not an id of Airflow')

const dagIdSchema = airflowId(/^[\w.-]+$/)
const runIdSchema = airflowId(/^[\w.~:+-]+$/)

export const dagParamsSchema = z.strictObject({ dagId: dagIdSchema })
export const dagRunParamsSchema = z.strictObject({ dagId: dagIdSchema, runId: runIdSchema })
export const taskLogParamsSchema = z.strictObject({
  dagId: dagIdSchema,
  runId: runIdSchema,
  taskId: airflowId(/^[\w.-]+$/),
  tryNumber: z.coerce.number().int().min(1).max(1_000),
})

/** -1: the task is not mapped. */
export const taskLogQuerySchema = z.strictObject({ mapIndex: z.coerce.number().int().min(-1).default(-1) })

/** One run of a DAG; `state` in Airflow's words. */
export const dagRunSchema = z
  .object({
    dagId: z.string(),
    dagRunId: z.string(),
    state: z.string(),
    /** How it came about: `manual`, `scheduled`, `backfill`, `asset_triggered`. */
    runType: z.string(),
    queuedAt: instantSchema.nullable(),
    startedAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    durationMs: z.number().nullable(),
    conf: z.record(z.string(), z.unknown()),
    note: z.string().nullable(),
  })
  .meta({ id: 'DagRun' })

export type DagRun = z.infer<typeof dagRunSchema>

export const dagSchema = z
  .object({
    dagId: z.string(),
    displayName: z.string(),
    description: z.string().nullable(),
    isPaused: z.boolean(),
    hasImportErrors: z.boolean(),
    /** Null: it runs only when asked to. */
    schedule: z.string().nullable(),
    nextRunAt: instantSchema.nullable(),
    tags: z.array(z.string()),
    // Not `nullable()`, which in the OpenAPI document would make every DagRun nullable.
    lastRun: z.union([dagRunSchema, z.null()]),
  })
  .meta({ id: 'Dag' })

export type Dag = z.infer<typeof dagSchema>

export const dagsQuerySchema = pageQuerySchema.extend({
  tag: z.string().min(1).max(200).optional(),
  isPaused: z.stringbool().optional(),
})

export type DagsQuery = z.infer<typeof dagsQuerySchema>

export const dagParamSchema = z.object({
  /** What it is when the run says nothing else. */
  default: z.unknown().optional(),
  description: z.string().nullable(),
  /** JSON schema of its value. */
  schema: z.record(z.string(), z.unknown()),
})

export type DagParam = z.infer<typeof dagParamSchema>

export const dagTaskSchema = z.object({
  taskId: z.string(),
  displayName: z.string(),
  operator: z.string().nullable(),
  downstreamTaskIds: z.array(z.string()),
})

export type DagTask = z.infer<typeof dagTaskSchema>

export const dagDetailsSchema = dagSchema
  .omit({ lastRun: true })
  .extend({ params: z.record(z.string(), dagParamSchema), tasks: z.array(dagTaskSchema) })
  .meta({ id: 'DagDetails' })

export type DagDetails = z.infer<typeof dagDetailsSchema>

export const dagRunsQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
})

export type DagRunsQuery = z.infer<typeof dagRunsQuerySchema>

export const dagRunPageSchema = z
  .object({ items: z.array(dagRunSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'DagRunPage' })

export type DagRunPage = z.infer<typeof dagRunPageSchema>

export const triggerDagRunSchema = z
  .strictObject({
    /** Values of the DAG's params; what is left out keeps its default. */
    conf: z.record(z.string(), z.unknown()).optional(),
    note: z.string().max(800).optional(),
  })
  .meta({ id: 'TriggerDagRun', example: { conf: { prefix: 'raw/sales/' } } })

export type TriggerDagRun = z.infer<typeof triggerDagRunSchema>

/** A task in one run; `state` in Airflow's words, `none` while it has none. */
export const taskInstanceSchema = z
  .object({
    taskId: z.string(),
    /** -1: the task is not mapped. */
    mapIndex: z.int(),
    state: z.string(),
    /** 0 until it is first tried. */
    tryNumber: z.int(),
    startedAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    durationMs: z.number().nullable(),
  })
  .meta({ id: 'TaskInstance' })

export type TaskInstance = z.infer<typeof taskInstanceSchema>

export const taskInstancesSchema = z.object({ items: z.array(taskInstanceSchema) })

/** A run with its tasks. */
export const dagRunProgressSchema = z
  .object({ run: dagRunSchema, tasks: z.array(taskInstanceSchema) })
  .meta({ id: 'DagRunProgress' })

export type DagRunProgress = z.infer<typeof dagRunProgressSchema>
