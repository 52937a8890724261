import { z } from 'zod'

// What we read of Airflow's answers; it may add fields, so unknown ones are let through and dropped.

const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString())
const seconds = z.number().transform((value) => Math.round(value * 1_000))

export const tokenAnswer = z.object({ access_token: z.string().min(1) })

const dag = z.object({
  dag_id: z.string(),
  dag_display_name: z.string(),
  description: z.string().nullable(),
  is_paused: z.boolean(),
  has_import_errors: z.boolean(),
  timetable_summary: z.string().nullable(),
  next_dagrun_run_after: instant.nullable(),
  tags: z.array(z.object({ name: z.string() })),
})

export type AirflowDag = z.infer<typeof dag>

export const dagsAnswer = z.object({ dags: z.array(dag), total_entries: z.int() })

export const dagDetailsAnswer = dag.extend({
  params: z
    .record(
      z.string(),
      z.object({
        value: z.unknown(),
        description: z.string().nullish(),
        schema: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .nullable(),
})

export const tasksAnswer = z.object({
  tasks: z.array(
    z.object({
      task_id: z.string(),
      task_display_name: z.string().nullable(),
      operator_name: z.string().nullable(),
      downstream_task_ids: z.array(z.string()).nullable(),
    }),
  ),
})

export const dagRunAnswer = z.object({
  dag_id: z.string(),
  dag_run_id: z.string(),
  state: z.string(),
  run_type: z.string(),
  queued_at: instant.nullable(),
  start_date: instant.nullable(),
  end_date: instant.nullable(),
  duration: seconds.nullish(),
  conf: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().nullable(),
})

export type AirflowDagRun = z.infer<typeof dagRunAnswer>

export const dagRunsAnswer = z.object({ dag_runs: z.array(dagRunAnswer), total_entries: z.int() })

const taskInstance = z.object({
  task_id: z.string(),
  map_index: z.int(),
  state: z.string().nullable(),
  try_number: z.int(),
  start_date: instant.nullable(),
  end_date: instant.nullable(),
  duration: seconds.nullable(),
})

export type AirflowTaskInstance = z.infer<typeof taskInstance>

export const taskInstancesAnswer = z.object({ task_instances: z.array(taskInstance), total_entries: z.int() })

/** An exception as Airflow's structured log carries it. */
const errorDetail = z.looseObject({
  exc_type: z.string(),
  exc_value: z.string(),
  frames: z
    .array(z.looseObject({ filename: z.string(), lineno: z.number(), name: z.string() }))
    .nullish()
    .catch(null),
})

const logEvent = z.looseObject({
  timestamp: z.string().nullish(),
  level: z.string().nullish(),
  event: z.string(),
  error_detail: z.array(errorDetail).nullish().catch(null),
})

export type AirflowLogEvent = z.infer<typeof logEvent>

export const taskLogAnswer = z.object({ content: z.array(z.union([z.string(), logEvent])) })
