'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useLive } from '@/components/live/use-live'
import { useNow } from '@/components/live/use-now'
import { ErrorState } from '@/components/state/error-state'
import { Duration } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { StaleBanner, staleClassName } from '@/components/state/stale-banner'
import { StateBadge } from '@/components/state/state-badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { DagRun, TaskInstance } from '@/lib/contracts/pipelines'
import { pipelineQueries, runEvents } from './queries'
import { RunSkeleton } from './run-skeleton'
import { TaskGraph } from './task-graph'
import { TaskLog } from './task-log'
import { firstToLookAt } from './task-states'

/** One run, live: its tasks as a graph, and the log of the chosen one. */
export function RunView({ dagId, runId }: { dagId: string; runId: string }) {
  const live = useLive(pipelineQueries.run(dagId, runId), runEvents(dagId, runId))
  const dag = useQuery(pipelineQueries.dag(dagId))
  const [chosen, setChosen] = useQueryState('task', parseAsString)
  if (live.isPending) return <RunSkeleton />
  if (live.data === null) return <ErrorState error={live.error} title="The run could not be read" />
  const { run, tasks } = live.data
  const taskId = chosen ?? firstToLookAt(tasks)
  const instances = tasks.filter((task) => task.taskId === taskId)
  return (
    <div className="grid min-w-0 gap-4">
      {live.isStale ? <StaleBanner source="Airflow" at={live.at} error={live.error} /> : null}
      <div data-stale={live.isStale} className={`grid min-w-0 gap-4 ${staleClassName}`}>
        <RunFacts run={run} />
        <Card>
          <CardHeader>
            <CardTitle>Tasks</CardTitle>
          </CardHeader>
          <CardContent className="overflow-x-auto">
            <TaskGraph
              tasks={dag.data?.tasks ?? withoutOrder(tasks)}
              instances={tasks}
              chosen={taskId}
              onChoose={(id) => void setChosen(id)}
            />
          </CardContent>
        </Card>
      </div>
      {taskId === null ? null : (
        <TaskLog
          key={`${dagId} ${runId} ${taskId}`}
          dagId={dagId}
          runId={runId}
          taskId={taskId}
          instances={instances}
        />
      )}
    </div>
  )
}

/** The tasks side by side, while what follows what is not known. */
function withoutOrder(tasks: readonly TaskInstance[]) {
  return [...new Set(tasks.map((task) => task.taskId))].map((taskId) => ({
    taskId,
    displayName: taskId,
    operator: null,
    downstreamTaskIds: [],
  }))
}

function RunFacts({ run }: { run: DagRun }) {
  const now = useNow()
  const began = run.startedAt ?? run.queuedAt
  const tookMs = run.durationMs ?? (run.startedAt === null ? null : Math.max(0, now - Date.parse(run.startedAt)))
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <StateBadge state={run.state} />
        {began === null ? null : <RelativeTime at={began} className="text-muted-foreground" />}
        {tookMs === null ? null : (
          <span className="text-muted-foreground" suppressHydrationWarning>
            {run.durationMs === null ? 'for' : 'took'} <Duration valueMs={tookMs} />
          </span>
        )}
        {Object.keys(run.conf).length > 0 ? (
          <span className="wrap-anywhere font-mono text-muted-foreground text-xs">{JSON.stringify(run.conf)}</span>
        ) : null}
      </div>
      {run.note ? <p className="whitespace-pre-line text-muted-foreground text-sm">{run.note}</p> : null}
    </div>
  )
}
