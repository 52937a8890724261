import type { z } from 'zod'
import {
  type AirflowDag,
  type AirflowDagRun,
  type AirflowLogEvent,
  type AirflowTaskInstance,
  dagDetailsAnswer,
  dagRunAnswer,
  dagRunsAnswer,
  dagsAnswer,
  taskInstancesAnswer,
  taskLogAnswer,
  tasksAnswer,
} from './answers'
import { requestAirflow } from './request'

export type { AirflowDag, AirflowDagRun, AirflowLogEvent, AirflowTaskInstance }

/** Airflow gives no more than this at once. */
const pageSize = 100

const segment = encodeURIComponent
const dagPath = (dagId: string) => `/dags/${segment(dagId)}`
const runPath = (dagId: string, runId: string) => `${dagPath(dagId)}/dagRuns/${segment(runId)}`

/** Every DAG that Airflow knows now, by id. Errors as {@link requestAirflow}. */
export function fetchDags(signal?: AbortSignal): Promise<AirflowDag[]> {
  return everyPage(async (offset) => {
    const path = `/dags?limit=${pageSize}&offset=${offset}&order_by=dag_id`
    const { dags, total_entries: total } = await requestAirflow(path, dagsAnswer, { signal })
    return { items: dags, total }
  })
}

export function fetchDagDetails(dagId: string): Promise<z.output<typeof dagDetailsAnswer>> {
  return requestAirflow(`${dagPath(dagId)}/details`, dagDetailsAnswer)
}

export async function fetchTasks(dagId: string): Promise<z.output<typeof tasksAnswer>['tasks']> {
  return (await requestAirflow(`${dagPath(dagId)}/tasks`, tasksAnswer)).tasks
}

/** Runs, the newest first. @param dagId null for those of every DAG. */
export async function fetchDagRuns(
  dagId: string | null,
  { limit, offset = 0, signal }: { limit: number; offset?: number; signal?: AbortSignal | undefined },
): Promise<{ runs: AirflowDagRun[]; total: number }> {
  const path = `/dags/${dagId === null ? '~' : segment(dagId)}/dagRuns?limit=${limit}&offset=${offset}&order_by=-run_after`
  const answer = await requestAirflow(path, dagRunsAnswer, { signal })
  return { runs: answer.dag_runs, total: answer.total_entries }
}

/** Runs of every DAG that ended at an instant or later, the one that ended first before the others; at most a hundred. */
export async function fetchEndedDagRuns(
  { from, offset = 0 }: { from: string; offset?: number },
  signal?: AbortSignal,
): Promise<{ runs: AirflowDagRun[]; hasMore: boolean }> {
  const path = `/dags/~/dagRuns?state=success&state=failed&end_date_gte=${segment(from)}&order_by=end_date&order_by=id&limit=${pageSize}&offset=${offset}`
  const { dag_runs: runs } = await requestAirflow(path, dagRunsAnswer, { signal })
  return { runs, hasMore: runs.length === pageSize }
}

/** The run that ended last; undefined where none has. */
export async function fetchLastEndedDagRun(signal?: AbortSignal): Promise<AirflowDagRun | undefined> {
  const path = '/dags/~/dagRuns?state=success&state=failed&order_by=-end_date&limit=1'
  return (await requestAirflow(path, dagRunsAnswer, { signal })).dag_runs[0]
}

export function fetchDagRun(dagId: string, runId: string, signal?: AbortSignal): Promise<AirflowDagRun> {
  return requestAirflow(runPath(dagId, runId), dagRunAnswer, { signal })
}

/** @param run.runId made up by Airflow when left out. @throws {AppError} `conflict` where there is a run with this id. */
export function createDagRun(
  dagId: string,
  { runId, conf, note }: { runId?: string | undefined; conf: Record<string, unknown>; note: string },
): Promise<AirflowDagRun> {
  return requestAirflow(`${dagPath(dagId)}/dagRuns`, dagRunAnswer, {
    method: 'POST',
    // Airflow wants the field; null says that the run is for no date in particular.
    body: { logical_date: null, conf, note, ...(runId === undefined ? {} : { dag_run_id: runId }) },
  })
}

export function fetchTaskInstances(dagId: string, runId: string, signal?: AbortSignal): Promise<AirflowTaskInstance[]> {
  return everyPage(async (offset) => {
    const path = `${runPath(dagId, runId)}/taskInstances?limit=${pageSize}&offset=${offset}&order_by=map_index`
    const answer = await requestAirflow(path, taskInstancesAnswer, { signal })
    return { items: answer.task_instances, total: answer.total_entries }
  })
}

/** A task's log of one try, line by line. */
export async function fetchTaskLog(
  dagId: string,
  runId: string,
  { taskId, tryNumber, mapIndex }: { taskId: string; tryNumber: number; mapIndex: number },
): Promise<(string | AirflowLogEvent)[]> {
  const path = `${runPath(dagId, runId)}/taskInstances/${segment(taskId)}/logs/${tryNumber}?full_content=true&map_index=${mapIndex}`
  return (await requestAirflow(path, taskLogAnswer)).content
}

async function everyPage<Item>(read: (offset: number) => Promise<{ items: Item[]; total: number }>): Promise<Item[]> {
  const all: Item[] = []
  for (;;) {
    const { items, total } = await read(all.length)
    all.push(...items)
    // An empty page ends it too: things may go while we read.
    if (items.length === 0 || all.length >= total) return all
  }
}
