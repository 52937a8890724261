'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsString, useQueryState } from 'nuqs'
import { EmptyState } from '@/components/state/empty-state'
import { Duration } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { ChoiceFilter } from '@/components/table/choice-filter'
import type { DataColumn } from '@/components/table/data-column'
import { NewestButton } from '@/components/table/newest-button'
import { PagedTable } from '@/components/table/paged-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { IngestRun } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { ingestRunStates, pipelineParsers, toRunsFilter } from './filter'
import { ingestionQueries, type VersionedPipeline } from './queries'
import { RunPipelineButton } from './run-pipeline-button'
import { RunRowsChart } from './run-rows-chart'
import { Count, Dash } from './words'

const IngestRunSheet = dynamic(() => import('./ingest-run-sheet').then((module) => module.IngestRunSheet), {
  ssr: false,
})

const keyOf = ({ runId }: IngestRun) => runId

const columns: DataColumn<IngestRun>[] = [
  {
    id: 'began',
    header: 'Began',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <RelativeTime at={startedAt} className="whitespace-nowrap font-medium" />,
    isSortable: false,
    card: 'title',
    width: '8rem',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StateBadge state={state} />,
    isSortable: false,
    card: 'state',
    width: '8rem',
  },
  {
    id: 'said',
    header: 'Error, and what was noticed',
    value: ({ error, notes }) => error ?? notes,
    cell: ({ error, notes }) =>
      error === null ? (
        <span className="text-muted-foreground">{notes ?? '–'}</span>
      ) : (
        <span className="text-failing">{error}</span>
      ),
    isSortable: false,
    width: '15rem',
  },
  {
    id: 'files',
    header: 'Files',
    value: ({ files }) => files,
    cell: ({ files, filesRefused }) => (
      <span data-numeric>
        {formatInteger(files)}
        {filesRefused > 0 ? <span className="text-failing"> ({formatInteger(filesRefused)} refused)</span> : null}
      </span>
    ),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'read',
    header: 'Read',
    unit: 'rows',
    value: ({ rows }) => rows?.read,
    cell: ({ rows }) => <Count value={rows?.read ?? null} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'inserted',
    header: 'Inserted',
    value: ({ rows }) => rows?.inserted,
    cell: ({ rows }) => <Count value={rows?.inserted ?? null} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'updated',
    header: 'Updated',
    value: ({ rows }) => rows?.updated,
    cell: ({ rows }) => <Count value={rows?.updated ?? null} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'unchanged',
    header: 'Unchanged',
    value: ({ rows }) => rows?.unchanged,
    cell: ({ rows }) => <Count value={rows?.unchanged ?? null} />,
    isSortable: false,
    align: 'right',
    isWideOnly: true,
  },
  {
    id: 'rejected',
    header: 'Rejected',
    value: ({ rows }) => rows?.rejected,
    cell: ({ rows }) => <Count value={rows?.rejected ?? null} tone="attention" />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'throughput',
    header: 'Throughput',
    unit: 'rows/s',
    value: ({ rowsPerSecond }) => rowsPerSecond,
    cell: ({ rowsPerSecond }) =>
      rowsPerSecond === null ? <Dash /> : <span data-numeric>{formatInteger(Math.round(rowsPerSecond))}</span>,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'took',
    header: 'Took',
    value: ({ durationMs }) => durationMs,
    cell: ({ durationMs }) => (durationMs === null ? <Dash /> : <Duration valueMs={durationMs} />),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'strategy',
    header: 'Strategy',
    value: ({ strategy }) => strategy,
    cell: ({ strategy }) =>
      strategy === 'none' ? <span className="text-muted-foreground">no change</span> : (strategy ?? <Dash />),
    isSortable: false,
    width: '8rem',
  },
]

/** What a pipeline has read, the newest first. */
export function IngestRunsList({ pipeline }: { pipeline: VersionedPipeline }) {
  const [state, setState] = useQueryState(
    'runs.state',
    pipelineParsers['runs.state'].withOptions({ history: 'replace' }),
  )
  const [opened, setOpened] = useQueryState('run', parseAsString)
  const query = ingestionQueries.runs(pipeline.name, toRunsFilter({ 'runs.state': state }))
  const runs = useInfiniteQuery(query)
  const rows = (runs.data?.pages ?? []).flatMap(({ items }) => items)
  return (
    <>
      <SourceState
        reading={readingOf(runs)}
        source="Trino"
        service="trino"
        failure="The runs could not be read"
        stillWorks="A run that is under way goes on."
        skeleton={<TableSkeleton columns={8} rows={8} />}
      >
        {() => (
          <>
            <RunRowsChart runs={rows} onOpen={(id) => void setOpened(id)} />
            <PagedTable
              label="runs"
              pages={runs}
              columns={columns}
              rowKey={keyOf}
              onOpen={({ runId }) => void setOpened(runId)}
              isNarrowed={state !== null}
              onClear={() => void setState(null)}
              filters={
                <ChoiceFilter
                  label="State"
                  all="Every state"
                  choices={ingestRunStates}
                  value={state}
                  onChoose={(next) => void setState(next)}
                />
              }
              toolbar={<NewestButton label="runs" queryKey={query.queryKey} pages={runs} />}
              empty={
                <EmptyState
                  icon={History}
                  title="It has read nothing yet"
                  action={<RunPipelineButton pipeline={pipeline} />}
                >
                  Each run that finds a new or changed file appears here, with what became of its rows.
                </EmptyState>
              }
            />
          </>
        )}
      </SourceState>
      {opened === null || runs.isPending ? null : (
        <IngestRunSheet
          dagId={pipeline.dagId}
          run={rows.find(({ runId }) => runId === opened) ?? null}
          onClose={() => void setOpened(null)}
        />
      )}
    </>
  )
}
