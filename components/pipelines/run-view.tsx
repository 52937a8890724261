'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import { useLive } from '@/components/live/use-live'
import { useNow } from '@/components/live/use-now'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { Duration } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { DagRun, DagRunProgress, TaskInstance } from '@/lib/contracts/pipelines'
import { dagHref, pipelineQueries, runEvents } from './queries'
import { RunButton } from './run-button'
import { RunSkeleton } from './run-skeleton'
import { TaskGraph } from './task-graph'
import { TaskLog } from './task-log'
import { firstToLookAt } from './task-states'

/** One run, live: its tasks as a graph, and the log of the chosen one. */
export function RunView({ dagId, runId }: { dagId: string; runId: string }) {
  const live = useLive(pipelineQueries.run(dagId, runId), runEvents(dagId, runId))
  const run = live.data?.run
  const isMissing = live.error?.code === 'not_found'
  return (
    <>
      <PageHeader
        parents={[
          { label: 'Pipelines', href: '/pipelines' },
          { label: dagId, href: dagHref(dagId) },
        ]}
        title={<span className="font-mono font-normal">{runId}</span>}
        state={run ? <StateBadge state={run.state} /> : null}
        actions={isMissing ? null : <RunButton dagId={dagId} label="Run again" />}
      />
      <PageBody wide>
        <SourceState
          reading={live}
          source="Airflow"
          service="airflow-api-server"
          failure="The run could not be read"
          stillWorks="A run that is under way goes on without the console."
          missing={<NoRun dagId={dagId} />}
          skeleton={<RunSkeleton />}
        >
          {(progress) => <RunProgress dagId={dagId} runId={runId} progress={progress} />}
        </SourceState>
      </PageBody>
    </>
  )
}

function RunProgress({ dagId, runId, progress }: { dagId: string; runId: string; progress: DagRunProgress }) {
  const dag = useQuery(pipelineQueries.dag(dagId))
  const [chosen, setChosen] = useQueryState('task', parseAsString)
  const { run, tasks } = progress
  const taskId = chosen ?? firstToLookAt(tasks)
  const instances = tasks.filter((task) => task.taskId === taskId)
  return (
    <>
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
      {taskId === null ? null : (
        <TaskLog
          key={`${dagId} ${runId} ${taskId}`}
          dagId={dagId}
          runId={runId}
          taskId={taskId}
          instances={instances}
        />
      )}
    </>
  )
}

function NoRun({ dagId }: { dagId: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such run"
      action={
        <Button asChild>
          <Link href={dagHref(dagId)}>See all runs</Link>
        </Button>
      }
    >
      It was deleted in Airflow, or never was a run of <span className="wrap-anywhere font-mono">{dagId}</span>.
    </EmptyState>
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
    <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      <Fact label="Began">{began === null ? '–' : <RelativeTime at={began} />}</Fact>
      <Fact label={run.durationMs === null && tookMs !== null ? 'Running for' : 'Took'}>
        <span suppressHydrationWarning>{tookMs === null ? '–' : <Duration valueMs={tookMs} />}</span>
      </Fact>
      <Fact label="Began by">{run.runType.replaceAll('_', ' ')}</Fact>
      {run.note ? (
        <Fact label="Note">
          <span className="whitespace-pre-line">{run.note}</span>
        </Fact>
      ) : null}
      {Object.keys(run.conf).length > 0 ? (
        <Fact label="Configuration">
          <span className="font-mono text-xs">{JSON.stringify(run.conf)}</span>
        </Fact>
      ) : null}
    </dl>
  )
}
