import { type AirflowLogEvent, fetchTaskLog } from '@/lib/server/clients/airflow'

export interface TaskTry {
  taskId: string
  tryNumber: number
  mapIndex: number
}

/** A task's log of one try as text. @throws {AppError} `not_found`, or `upstream_*` while Airflow does not answer. */
export async function readTaskLog(dagId: string, runId: string, which: TaskTry): Promise<string> {
  const lines = await fetchTaskLog(dagId, runId, which)
  return lines.map((line) => `${typeof line === 'string' ? line : toText(line)}\n`).join('')
}

function toText({ timestamp, level, event, error_detail: errors }: AirflowLogEvent): string {
  const head = [timestamp ?? '', level?.toUpperCase() ?? '', event].filter(Boolean).join(' ')
  const traces = (errors ?? []).map(({ exc_type: type, exc_value: value, frames }) =>
    [...(frames ?? []).map((each) => `  ${each.filename}:${each.lineno} in ${each.name}`), `${type}: ${value}`].join(
      '\n',
    ),
  )
  return [head, ...traces].join('\n')
}
