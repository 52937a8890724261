import type { DagRun, DagRunPage, DagRunsQuery, TaskInstance } from '@/lib/contracts/pipelines'
import { fetchDagRun, fetchDagRuns, fetchTaskInstances } from '@/lib/server/clients/airflow'
import { toDagRun, toTaskInstance } from './to-contract'

/** A DAG's runs, the newest first. @throws {AppError} `not_found`, or `upstream_*` while Airflow does not answer. */
export async function listRuns(dagId: string, { limit, cursor }: DagRunsQuery): Promise<DagRunPage> {
  const offset = Number(cursor ?? 0)
  const { runs, total } = await fetchDagRuns(dagId, { limit, offset })
  const next = offset + runs.length
  return { items: runs.map(toDagRun), nextCursor: runs.length > 0 && next < total ? String(next) : null }
}

/** @throws {AppError} `not_found`, or `upstream_*` while Airflow does not answer. */
export async function readRun(dagId: string, runId: string, signal?: AbortSignal): Promise<DagRun> {
  return toDagRun(await fetchDagRun(dagId, runId, signal))
}

/** @throws {AppError} `not_found`, or `upstream_*` while Airflow does not answer. */
export async function listTasks(dagId: string, runId: string, signal?: AbortSignal): Promise<TaskInstance[]> {
  return (await fetchTaskInstances(dagId, runId, signal)).map(toTaskInstance)
}
