'use client'

import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { EmptyState } from '@/components/state/empty-state'
import { ErrorState } from '@/components/state/error-state'
import { Duration } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { StaleBanner } from '@/components/state/stale-banner'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
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
  if (runs.data === undefined) {
    return runs.error ? (
      <ErrorState error={runs.error} title="The runs could not be read" onRetry={() => void runs.refetch()} />
    ) : (
      <TableSkeleton columns={6} rows={5} />
    )
  }
  return (
    <div className="grid gap-4">
      {runs.error ? (
        <StaleBanner
          source="Airflow"
          at={new Date(runs.dataUpdatedAt).toISOString()}
          error={{ title: runs.error.message }}
        />
      ) : null}
      <DataTable
        id="runs"
        label="runs"
        rows={runs.data.items}
        columns={columns}
        rowKey={(run) => run.dagRunId}
        onOpen={(run) => router.push(runHref(dagId, run.dagRunId))}
        initialSort={{ id: 'began', desc: true }}
        isStale={runs.error !== null}
        empty={
          <EmptyState icon={History} title="It has never run" action={<RunButton dagId={dagId} />}>
            Each run appears here with its tasks and their logs.
          </EmptyState>
        }
      />
      {runs.data.nextCursor === null ? null : (
        <p className="text-muted-foreground text-sm">These are the newest {runs.data.items.length} runs.</p>
      )}
    </div>
  )
}
