import type { TaskInstance } from '@/lib/contracts/pipelines'

/** What wants to be seen first, first. */
const byUrgency = [
  'failed',
  'up_for_retry',
  'running',
  'restarting',
  'deferred',
  'up_for_reschedule',
  'queued',
  'upstream_failed',
  'scheduled',
  'none',
]

function urgencyOf({ state }: TaskInstance): number {
  const place = byUrgency.indexOf(state)
  return place === -1 ? byUrgency.length : place
}

function mostUrgent(tasks: readonly TaskInstance[]): TaskInstance | undefined {
  return tasks.toSorted((a, b) => urgencyOf(a) - urgencyOf(b))[0]
}

/** One state for all instances of a task: where it is mapped, that of the most urgent. */
export function stateOf(tasks: readonly TaskInstance[]): string {
  return mostUrgent(tasks)?.state ?? 'none'
}

/** The task whose log tells the most now: one that failed or runs, else the one that ended last. */
export function firstToLookAt(tasks: readonly TaskInstance[]): string | null {
  const tried = tasks.filter((task) => task.tryNumber > 0)
  const urgent = mostUrgent(tried)
  if (urgent && urgencyOf(urgent) < byUrgency.indexOf('queued')) return urgent.taskId
  const last = tried.toSorted((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''))[0]
  return (last ?? tasks[0])?.taskId ?? null
}
