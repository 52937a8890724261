import type { KeptPage } from '@/lib/contracts/base'
import type { Dag, DagRunProgress, DagsQuery } from '@/lib/contracts/pipelines'
import { type AirflowDagRun, fetchDagRuns, fetchDags } from '@/lib/server/clients/airflow'
import { byKey, createSharedPoll, type SharedPoll, toKeptPage } from '@/lib/server/live'
import { listTasks, readRun } from './read-runs'
import { toDag, toDagRun } from './to-contract'

const periodMs = 3_000

/** Every DAG with its last run, shared by all who watch. */
export function dagsPoll(): SharedPoll<Dag[]> {
  return createSharedPoll({ key: 'dags', periodMs, load: loadDags })
}

/** One run with its tasks, shared by all who watch it. */
export function runPoll(dagId: string, runId: string): SharedPoll<DagRunProgress> {
  return createSharedPoll({
    key: `dag-run ${dagId} ${runId}`,
    periodMs,
    load: async (signal) => {
      const [run, tasks] = await Promise.all([readRun(dagId, runId, signal), listTasks(dagId, runId, signal)])
      return { run, tasks }
    },
  })
}

/** DAGs by id, as they were last read. @throws {AppError} `upstream_unavailable` where they never could be. */
export async function listDags({ tag, isPaused, ...query }: DagsQuery): Promise<KeptPage<Dag>> {
  const { data, ...age } = await dagsPoll().read()
  const wanted = (dag: Dag) =>
    (tag === undefined || dag.tags.includes(tag)) && (isPaused === undefined || dag.isPaused === isPaused)
  return toKeptPage({ ...age, data: data?.filter(wanted) ?? null }, query, {
    keyOf: ({ dagId }) => dagId,
    upstream: 'airflow',
  })
}

/** The last runs of DAGs that have not run among the newest hundred: they seldom change, and each costs a request. */
const olderRuns = new Map<string, { run: AirflowDagRun | undefined; readAtMs: number }>()
const olderRunsKeptMs = 60_000
const requestsAtOnce = 8

async function loadDags(signal: AbortSignal): Promise<Dag[]> {
  const [dags, newest] = await Promise.all([fetchDags(signal), fetchDagRuns(null, { limit: 100, signal })])
  const lastRuns = new Map<string, AirflowDagRun>()
  // The newest first: what is set last stays.
  for (const run of newest.runs.toReversed()) lastRuns.set(run.dag_id, run)
  // Where there are no more runs than that, the others have never run.
  if (newest.total > newest.runs.length)
    await readOlderRuns(
      dags.map(({ dag_id }) => dag_id),
      lastRuns,
      signal,
    )
  return dags
    .map((dag) => {
      const run = lastRuns.get(dag.dag_id)
      return { ...toDag(dag), lastRun: run ? toDagRun(run) : null }
    })
    .sort(byKey(({ dagId }) => dagId))
}

async function readOlderRuns(
  dagIds: string[],
  lastRuns: Map<string, AirflowDagRun>,
  signal: AbortSignal,
): Promise<void> {
  const now = performance.now()
  for (const dagId of olderRuns.keys()) if (!dagIds.includes(dagId)) olderRuns.delete(dagId)
  const missing = dagIds.filter((dagId) => !lastRuns.has(dagId))
  const unknown = missing.filter(
    (dagId) => now - (olderRuns.get(dagId)?.readAtMs ?? Number.NEGATIVE_INFINITY) > olderRunsKeptMs,
  )
  for (let index = 0; index < unknown.length; index += requestsAtOnce) {
    await Promise.all(
      unknown.slice(index, index + requestsAtOnce).map(async (dagId) => {
        const { runs } = await fetchDagRuns(dagId, { limit: 1, signal })
        olderRuns.set(dagId, { run: runs[0], readAtMs: now })
      }),
    )
  }
  for (const dagId of missing) {
    const run = olderRuns.get(dagId)?.run
    if (run) lastRuns.set(dagId, run)
  }
}
