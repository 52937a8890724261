import type { DagDetails } from '@/lib/contracts/pipelines'
import { fetchDagDetails, fetchTasks } from '@/lib/server/clients/airflow'
import { toDag } from './to-contract'

/** @throws {AppError} `not_found`, or `upstream_*` while Airflow does not answer. */
export async function readDag(dagId: string): Promise<DagDetails> {
  const [dag, tasks] = await Promise.all([fetchDagDetails(dagId), fetchTasks(dagId)])
  return {
    ...toDag(dag),
    params: Object.fromEntries(
      Object.entries(dag.params ?? {}).map(([name, { value, description, schema }]) => [
        name,
        { default: value ?? null, description: description ?? null, schema: schema ?? {} },
      ]),
    ),
    tasks: tasks.map((task) => ({
      taskId: task.task_id,
      displayName: task.task_display_name ?? task.task_id,
      operator: task.operator_name,
      downstreamTaskIds: task.downstream_task_ids ?? [],
    })),
  }
}
