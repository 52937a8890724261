import type { Dag, DagRunProgress } from '@/lib/contracts/pipelines'
import { fetchDagRuns, fetchDags } from '@/lib/server/clients/airflow'
import { createSharedPoll, type SharedPoll } from '@/lib/server/live'
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

async function loadDags(signal: AbortSignal): Promise<Dag[]> {
  const [dags, newest] = await Promise.all([fetchDags(signal), fetchDagRuns(null, { limit: 100, signal })])
  return Promise.all(
    dags.map(async (dag) => {
      let run = newest.runs.find((each) => each.dag_id === dag.dag_id)
      // One that ran before the newest hundred of all; where there are no more than that, it has never run.
      if (!run && newest.total > newest.runs.length) {
        run = (await fetchDagRuns(dag.dag_id, { limit: 1, signal })).runs[0]
      }
      return { ...toDag(dag), lastRun: run ? toDagRun(run) : null }
    }),
  )
}
