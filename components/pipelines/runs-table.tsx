'use client'

import { useQuery } from '@tanstack/react-query'
import { History, SearchX } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { EmptyState } from '@/components/state/empty-state'
import { Duration } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Button } from '@/components/ui/button'
import type { DagRun } from '@/lib/contracts/pipelines'
import { pipelineQueries, runHref } from './queries'
import { RunButton } from './run-button'

const beganAt = (run: DagRun) => run.startedAt ?? run.queuedAt

const columns: DataColumn<DagRun>[] = [
  {
    id: 'run',
    header: 'Run',
    value: (run) => run.dagRunId,
    cell: (run) => <span className="font-mono">{run.dagRunId}</span>,
    card: 'title',
  },
  {
    id: 'state',
    header: 'State',
    value: (run) => run.state,
    cell: (run) => <StateBadge state={run.state} />,
    isFilter: true,
    card: 'state',
  },
  { id: 'type', header: 'Began by', value: (run) => run.runType.replaceAll('_', ' '), isFilter: true },
  {
    id: 'began',
    header: 'Began',
    value: beganAt,
    cell: (run) => {
      const at = beganAt(run)
      return at === null ? <span className="text-muted-foreground">–</span> : <RelativeTime at={at} />
    },
    align: 'right',
  },
  {
    id: 'took',
    header: 'Took',
    value: (run) => run.durationMs,
    cell: ({ durationMs }) =>
      durationMs === null ? <span className="text-muted-foreground">–</span> : <Duration valueMs={durationMs} />,
    align: 'right',
  },
  { id: 'note', header: 'Note', value: (run) => run.note, width: '20rem' },
]

/** The newest hundred runs of a DAG. */
export function RunsTable({ dagId }: { dagId: string }) {
  const router = useRouter()
  const runs = useQuery(pipelineQueries.runs(dagId))
  return (
    <SourceState
      reading={readingOf(runs)}
      source="Airflow"
      service="airflow-api-server"
      failure="The runs could not be read"
      stillWorks="Runs that are under way go on without the console."
      missing={<NoDag dagId={dagId} />}
      skeleton={<TableSkeleton columns={6} rows={5} />}
    >
      {({ items, nextCursor }) => (
        <div className="grid min-w-0 gap-4">
          <DataTable
            id="runs"
            label="runs"
            rows={items}
            columns={columns}
            rowKey={(run) => run.dagRunId}
            onOpen={(run) => router.push(runHref(dagId, run.dagRunId))}
            initialSort={{ id: 'began', desc: true }}
            empty={
              <EmptyState icon={History} title="It has never run" action={<RunButton dagId={dagId} />}>
                Each run appears here with its tasks and their logs.
              </EmptyState>
            }
          />
          {nextCursor === null ? null : (
            <p className="text-muted-foreground text-sm">These are the newest {items.length} runs.</p>
          )}
        </div>
      )}
    </SourceState>
  )
}

function NoDag({ dagId }: { dagId: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such pipeline"
      action={
        <Button asChild>
          <Link href="/pipelines">See all pipelines</Link>
        </Button>
      }
    >
      Airflow knows no <span className="wrap-anywhere font-mono">{dagId}</span>: its file was removed or renamed, or has
      not been read yet.
    </EmptyState>
  )
}
