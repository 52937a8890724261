import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { CliError } from '../errors'
import { type ConsoleAccess, callConsole } from './console'

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
      const response = await callConsole(access, 'POST', `/dags/${encodeURIComponent(dagId)}/runs`, {
        json: conf === undefined ? {} : { conf },
      })
      return runSchema.parse(await response.json())
    } catch (error) {
      if (!(error instanceof CliError) || Date.now() > deadline) throw error
      await sleep(1_000)
    }
  }
}

/** Follows a run to its end, reporting each change of a task's state. */
export async function followRun(
  access: ConsoleAccess,
  dagId: string,
  dagRunId: string,
  onTask: (taskId: string, state: string) => void,
): Promise<DagRun> {
  const path = `/dags/${encodeURIComponent(dagId)}/runs/${encodeURIComponent(dagRunId)}`
  const seen = new Map<string, string>()
  for (;;) {
    const run = runSchema.parse(await (await callConsole(access, 'GET', path)).json())
    const tasks = tasksSchema.parse(await (await callConsole(access, 'GET', `${path}/tasks`)).json())
    for (const { taskId, state } of tasks.items) {
      if (state === null || state === 'none' || seen.get(taskId) === state) continue
      seen.set(taskId, state)
      onTask(taskId, state)
    }
    if (run.state === 'success' || run.state === 'failed') return run
    await sleep(1_000)
  }
}
