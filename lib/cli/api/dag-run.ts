import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DagRun, TaskInstance } from '@/lib/contracts/pipelines'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { interruption } from '../interruption'
import type { ConsoleAccess } from './access'
import { ask, ServiceAwayError } from './console'

/** How long a start is asked for again whose answer was lost, in milliseconds. */
const lostForMs = 10_000

/**
 * Starts a run; waits up to `visibleWithinMs` for a DAG that Airflow has not parsed yet. One whose answer was lost on its way is asked for
 * again under the same key, and so started once.
 */
export async function startRun(
  access: ConsoleAccess,
  dagId: string,
  conf: Record<string, unknown> | undefined,
  visibleWithinMs = 0,
): Promise<DagRun> {
  const deadline = Date.now() + visibleWithinMs
  const key = randomUUID()
  let lostAt: number | undefined
  for (;;) {
    try {
      return await ask(access, `run ${dagId}`, (client) =>
        client.POST('/dags/{dagId}/runs', {
          params: { path: { dagId } },
          headers: { 'idempotency-key': key },
          body: conf === undefined ? {} : { conf },
        }),
      )
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      const isLost = error.exitCode === EXIT.unreachable
      if (isLost) lostAt ??= Date.now()
      // The first request with this key may be under way still.
      const isUnderWay = error.problem?.code === 'conflict' && error.problem.retryAfterMs !== undefined
      const mayBeFound = lostAt !== undefined && (isLost || isUnderWay) && Date.now() - lostAt < lostForMs
      if (!mayBeFound && Date.now() > deadline) throw error
      await sleep(1_000, undefined, { signal: interruption.signal })
    }
  }
}

/** How long a run is followed while nobody can tell how it is. */
const patienceMs = 120_000

/**
 * Follows a run to its end, reporting each change of a task's state. The run goes on in Airflow when console or Airflow cannot be
 * asked for a while, so that alone ends nothing.
 */
export async function followRun(
  access: ConsoleAccess,
  dagId: string,
  dagRunId: string,
  onTask: (taskId: string, state: string) => void,
): Promise<{ run: DagRun; tasks: TaskInstance[] }> {
  const params = { path: { dagId, runId: dagRunId } }
  const seen = new Map<string, string>()
  let toldAt = Date.now()
  for (;;) {
    try {
      const run = await ask(access, `show ${dagRunId}`, (client) =>
        client.GET('/dags/{dagId}/runs/{runId}', { params }),
      )
      const tasks = await ask(access, `show ${dagRunId}`, (client) =>
        client.GET('/dags/{dagId}/runs/{runId}/tasks', { params }),
      )
      toldAt = Date.now()
      for (const { taskId, state } of tasks.items) {
        if (state === 'none' || seen.get(taskId) === state) continue
        seen.set(taskId, state)
        onTask(taskId, state)
      }
      if (run.state === 'success' || run.state === 'failed') return { run, tasks: tasks.items }
    } catch (error) {
      const isAway =
        error instanceof ServiceAwayError || (error instanceof CliError && error.exitCode === EXIT.unreachable)
      if (!isAway || Date.now() - toldAt > patienceMs) throw error
    }
    await sleep(1_000, undefined, { signal: interruption.signal })
  }
}
