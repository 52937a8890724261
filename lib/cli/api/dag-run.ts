import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { interruption } from '../interruption'
import { type ConsoleAccess, readConsole, ServiceAwayError } from './console'

const runSchema = z.object({ dagRunId: z.string(), state: z.string() })
export type DagRun = z.infer<typeof runSchema>
const tasksSchema = z.object({ items: z.array(z.object({ taskId: z.string(), state: z.string().nullable() })) })

/** Starts a run; waits up to `visibleWithinMs` for a DAG that Airflow has not parsed yet. */
export async function startRun(
  access: ConsoleAccess,
  dagId: string,
  conf: unknown,
  visibleWithinMs = 0,
): Promise<DagRun> {
  const deadline = Date.now() + visibleWithinMs
  for (;;) {
    try {
      return await readConsole(access, 'POST', `/dags/${encodeURIComponent(dagId)}/runs`, runSchema, {
        json: conf === undefined ? {} : { conf },
      })
    } catch (error) {
      if (!(error instanceof CliError) || Date.now() > deadline) throw error
      await sleep(1_000)
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
): Promise<DagRun> {
  const path = `/dags/${encodeURIComponent(dagId)}/runs/${encodeURIComponent(dagRunId)}`
  const seen = new Map<string, string>()
  let toldAt = Date.now()
  for (;;) {
    try {
      const run = await readConsole(access, 'GET', path, runSchema)
      const tasks = await readConsole(access, 'GET', `${path}/tasks`, tasksSchema)
      toldAt = Date.now()
      for (const { taskId, state } of tasks.items) {
        if (state === null || state === 'none' || seen.get(taskId) === state) continue
        seen.set(taskId, state)
        onTask(taskId, state)
      }
      if (run.state === 'success' || run.state === 'failed') return run
    } catch (error) {
      const isAway =
        error instanceof ServiceAwayError || (error instanceof CliError && error.exitCode === EXIT.unreachable)
      if (!isAway || Date.now() - toldAt > patienceMs) throw error
    }
    await sleep(1_000, undefined, { signal: interruption.signal })
  }
}
