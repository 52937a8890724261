import type { Dag, DagRun, TaskInstance } from '@/lib/contracts/pipelines'
import type { AirflowDag, AirflowDagRun, AirflowTaskInstance } from '@/lib/server/clients/airflow'

export function toDag(dag: AirflowDag): Omit<Dag, 'lastRun'> {
  return {
    dagId: dag.dag_id,
    displayName: dag.dag_display_name,
    description: dag.description,
    isPaused: dag.is_paused,
    hasImportErrors: dag.has_import_errors,
    schedule: dag.timetable_summary,
    nextRunAt: dag.next_dagrun_run_after,
    tags: dag.tags.map((tag) => tag.name),
  }
}

export function toDagRun(run: AirflowDagRun): DagRun {
  return {
    dagId: run.dag_id,
    dagRunId: run.dag_run_id,
    state: run.state,
    runType: run.run_type,
    queuedAt: run.queued_at,
    startedAt: run.start_date,
    endedAt: run.end_date,
    durationMs: durationOf(run.start_date, run.end_date) ?? run.duration ?? null,
    conf: run.conf ?? {},
    note: run.note,
  }
}

export function toTaskInstance(task: AirflowTaskInstance): TaskInstance {
  return {
    taskId: task.task_id,
    mapIndex: task.map_index,
    state: task.state ?? 'none',
    tryNumber: task.try_number,
    startedAt: task.start_date,
    endedAt: task.end_date,
    durationMs: task.duration ?? durationOf(task.start_date, task.end_date),
  }
}

function durationOf(start: string | null, end: string | null): number | null {
  return start === null || end === null ? null : Date.parse(end) - Date.parse(start)
}
