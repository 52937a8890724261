'use client'

import { Workflow } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLive } from '@/components/live/use-live'
import { useCan } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Dag } from '@/lib/contracts/pipelines'
import { dagHref, dagsEvents, pipelineQueries } from './queries'
import { RunButton } from './run-button'

const lastRunAt = ({ lastRun }: Dag) => lastRun?.endedAt ?? lastRun?.startedAt ?? lastRun?.queuedAt ?? null

const columns: DataColumn<Dag>[] = [
  {
    id: 'dag',
    header: 'Pipeline',
    value: (dag) => dag.displayName,
    cell: (dag) => <span className="font-medium">{dag.displayName}</span>,
    card: 'title',
    width: '18rem',
  },
  {
    id: 'description',
    header: 'What it does',
    value: (dag) => dag.description,
    width: '36rem',
  },
  {
    id: 'schedule',
    header: 'Schedule',
    value: (dag) => dag.schedule ?? 'when asked',
    isFilter: true,
  },
  {
    id: 'state',
    header: 'Last run',
    value: (dag) => dag.lastRun?.state ?? 'never ran',
    cell: (dag) => (
      <span className="inline-flex items-center gap-1.5 align-middle">
        {dag.lastRun ? (
          <StateBadge state={dag.lastRun.state} />
        ) : (
          <span className="whitespace-nowrap text-muted-foreground">never ran</span>
        )}
        {dag.isPaused ? <StateBadge state="paused" /> : null}
        {dag.hasImportErrors ? <StateBadge state="import errors" /> : null}
      </span>
    ),
    isFilter: true,
    card: 'state',
    width: '17rem',
  },
  {
    id: 'when',
    header: 'When',
    value: lastRunAt,
    cell: (dag) => {
      const at = lastRunAt(dag)
      return at === null ? <span className="text-muted-foreground">–</span> : <RelativeTime at={at} />
    },
    align: 'right',
  },
  {
    id: 'next',
    header: 'Next',
    value: (dag) => dag.nextRunAt,
    cell: ({ nextRunAt, isPaused }) =>
      nextRunAt === null || isPaused ? (
        <span className="text-muted-foreground">–</span>
      ) : (
        <RelativeTime at={nextRunAt} />
      ),
    align: 'right',
  },
  {
    id: 'run',
    header: '',
    value: () => null,
    cell: (dag) => <RunButton dagId={dag.dagId} />,
    isSortable: false,
    align: 'right',
    card: 'action',
  },
]

/** Without the buttons, for who may start nothing. */
const columnsToRead = columns.filter(({ id }) => id !== 'run')

/** Every DAG of Airflow with its last run, live. */
export function DagsTable() {
  const router = useRouter()
  const live = useLive(pipelineQueries.dags(), dagsEvents)
  const mayRun = useCan('operate')
  return (
    <SourceState
      reading={live}
      source="Airflow"
      service="airflow-api-server"
      failure="The pipelines could not be read"
      stillWorks="Runs that are under way go on without the console."
      skeleton={<TableSkeleton columns={6} rows={3} />}
    >
      {(dags) => (
        <DataTable
          id="dags"
          label="pipelines"
          rows={dags}
          columns={mayRun ? columns : columnsToRead}
          rowKey={(dag) => dag.dagId}
          onOpen={(dag) => router.push(dagHref(dag.dagId))}
          initialSort={{ id: 'dag', desc: false }}
          empty={
            <EmptyState icon={Workflow} title="No pipelines yet">
              A DAG file in <span className="font-mono">dags/</span> appears here half a minute after it is saved.
            </EmptyState>
          }
        />
      )}
    </SourceState>
  )
}
