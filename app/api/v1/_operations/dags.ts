import { z } from 'zod'
import { keptPageSchema, liveSchema } from '@/lib/contracts/base'
import {
  dagDetailsSchema,
  dagParamsSchema,
  dagRunPageSchema,
  dagRunParamsSchema,
  dagRunProgressSchema,
  dagRunSchema,
  dagRunsQuerySchema,
  dagSchema,
  dagsQuerySchema,
  taskInstancesSchema,
  taskLogParamsSchema,
  taskLogQuerySchema,
  triggerDagRunSchema,
} from '@/lib/contracts/pipelines'
import type { ErrorCode } from '@/lib/errors'
import { defineOperation, events, file, json, type Operation, pollResponse } from '@/lib/server/http'
import { dagsPoll, listDags, runPoll } from '@/lib/server/services/pipelines/live'
import { readDag } from '@/lib/server/services/pipelines/read-dag'
import { listRuns, listTasks, readRun } from '@/lib/server/services/pipelines/read-runs'
import { readTaskLog } from '@/lib/server/services/pipelines/read-task-log'
import { triggerRun } from '@/lib/server/services/pipelines/trigger-run'

const tag = 'Pipelines'

const dagPageSchema = keptPageSchema(dagSchema).meta({ id: 'DagPage' })
const dagsSchema = liveSchema(z.array(dagSchema))
const fromAirflow: ErrorCode[] = ['not_found', 'upstream_error', 'upstream_unavailable', 'upstream_timeout']

export const dagOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/dags',
    summary: 'List DAGs',
    tag,
    scope: 'read',
    request: { query: dagsQuerySchema },
    response: json(dagPageSchema, 'DAGs, each with its last run, by id.'),
    errors: ['invalid_request', 'upstream_unavailable'],
    handler: ({ query }) => listDags(query),
  }),
  defineOperation({
    method: 'get',
    path: '/dags/events',
    summary: 'Follow DAGs',
    tag,
    scope: 'read',
    response: events(dagsSchema, 'Every DAG with its last run, again whenever they were read.'),
    errors: [],
    handler: (context) => pollResponse(dagsPoll(), context),
  }),
  defineOperation({
    method: 'get',
    path: '/dags/{dagId}',
    summary: 'Read a DAG',
    tag,
    scope: 'read',
    request: { params: dagParamsSchema },
    response: json(dagDetailsSchema, 'The DAG, its params as JSON schemas, and its tasks.'),
    errors: fromAirflow,
    handler: ({ params }) => readDag(params.dagId),
  }),
  defineOperation({
    method: 'get',
    path: '/dags/{dagId}/runs',
    summary: 'List the runs of a DAG',
    tag,
    scope: 'read',
    request: { params: dagParamsSchema, query: dagRunsQuerySchema },
    response: json(dagRunPageSchema, 'Runs, the newest first.'),
    errors: fromAirflow,
    handler: ({ params, query }) => listRuns(params.dagId, query),
  }),
  defineOperation({
    method: 'post',
    path: '/dags/{dagId}/runs',
    summary: 'Run a DAG',
    description:
      'The run is queued in Airflow and goes on by itself: follow it with `GET /dags/{dagId}/runs/{runId}/events`. What `conf` leaves out keeps the DAG’s default; what its params do not allow is refused.',
    tag,
    scope: 'operate',
    audit: { action: 'dag.run', target: ({ params }) => params.dagId },
    request: { params: dagParamsSchema, body: triggerDagRunSchema },
    response: json(dagRunSchema, 'Asked for; the run goes on in Airflow.', 201),
    errors: ['invalid_request', 'conflict', ...fromAirflow],
    handler: async ({ params, body, actor, idempotencyKey, changed }) => {
      const run = await triggerRun(params.dagId, body, actor, idempotencyKey)
      changed({ after: { dagRunId: run.dagRunId } })
      return run
    },
  }),
  defineOperation({
    method: 'get',
    path: '/dags/{dagId}/runs/{runId}',
    summary: 'Read a run',
    tag,
    scope: 'read',
    request: { params: dagRunParamsSchema },
    response: json(dagRunSchema, 'The run.'),
    errors: fromAirflow,
    handler: ({ params }) => readRun(params.dagId, params.runId),
  }),
  defineOperation({
    method: 'get',
    path: '/dags/{dagId}/runs/{runId}/events',
    summary: 'Follow a run',
    description: 'The stream goes on after the run has ended, since a task may be cleared and run again.',
    tag,
    scope: 'read',
    request: { params: dagRunParamsSchema },
    response: events(liveSchema(dagRunProgressSchema), 'The run with its tasks, again whenever they were read.'),
    errors: [],
    handler: (context) => pollResponse(runPoll(context.params.dagId, context.params.runId), context),
  }),
  defineOperation({
    method: 'get',
    path: '/dags/{dagId}/runs/{runId}/tasks',
    summary: 'List the tasks of a run',
    tag,
    scope: 'read',
    request: { params: dagRunParamsSchema },
    response: json(taskInstancesSchema, 'The tasks as they stand in this run.'),
    errors: fromAirflow,
    handler: async ({ params }) => ({ items: await listTasks(params.dagId, params.runId) }),
  }),
  defineOperation({
    method: 'get',
    path: '/dags/{dagId}/runs/{runId}/tasks/{taskId}/logs/{tryNumber}',
    summary: 'Read the log of a task',
    tag,
    scope: 'read',
    request: { params: taskLogParamsSchema, query: taskLogQuerySchema },
    response: file(
      'text/plain',
      'The log of one try.',
      '2026-11-23T03:00:01.430Z INFO  Found 12 files below raw/sales/\n2026-11-23T03:00:11.902Z INFO  Merged 48200 rows\n',
    ),
    errors: fromAirflow,
    handler: async ({ params: { dagId, runId, taskId, tryNumber }, query: { mapIndex } }) =>
      new Response(await readTaskLog(dagId, runId, { taskId, tryNumber, mapIndex }), {
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      }),
  }),
]
