'use client'

import { FileInput, Plus, Upload } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLive } from '@/components/live/use-live'
import { useCan } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Button } from '@/components/ui/button'
import type { Pipeline } from '@/lib/contracts/ingestion'
import { Lag } from './lag'
import { OutdatedNotice } from './outdated-notice'
import { PipelineStateBadges, stateOf } from './pipeline-state'
import { ingestionPipelineHref, ingestionQueries, newPipelineHref, pipelinesEvents } from './queries'
import { RunPipelineButton } from './run-pipeline-button'
import { Count, Dash, TableLink } from './words'

const lastRunAt = ({ lastRun }: Pipeline) => lastRun?.endedAt ?? lastRun?.startedAt ?? lastRun?.queuedAt ?? null

const columns: DataColumn<Pipeline>[] = [
  {
    id: 'pipeline',
    header: 'Pipeline',
    value: ({ name }) => name,
    cell: ({ name, description }) => (
      <span className="font-medium" title={description ?? name}>
        {name}
      </span>
    ),
    card: 'title',
    width: '13rem',
  },
  {
    id: 'table',
    header: 'Table',
    value: ({ table }) => table,
    cell: ({ table }) => (table === null ? <Dash /> : <TableLink table={table} />),
    width: '11rem',
  },
  {
    id: 'state',
    header: 'Last run',
    value: stateOf,
    cell: (pipeline) => <LastRun pipeline={pipeline} />,
    isFilter: true,
    card: 'state',
    width: '16rem',
  },
  {
    id: 'watermark',
    header: 'Watermark',
    value: ({ watermark }) => watermark?.value,
    cell: ({ watermark }) =>
      watermark === null ? (
        <Dash />
      ) : (
        <span title={`The greatest ${watermark.column} that was read`}>
          <span className="font-mono text-xs">{watermark.value}</span>{' '}
          <RelativeTime at={watermark.reachedAt} className="text-muted-foreground text-xs" />
        </span>
      ),
    width: '15rem',
  },
  {
    id: 'pending',
    header: 'Pending',
    value: ({ files }) => files?.pending,
    cell: ({ files }) => <Count value={files?.pending ?? null} isAtLeast={files?.isComplete === false} />,
    align: 'right',
  },
  {
    id: 'lag',
    header: 'Lag',
    value: ({ oldestPendingAt }) => (oldestPendingAt === null ? null : -Date.parse(oldestPendingAt)),
    cell: ({ oldestPendingAt, files }) => <Lag since={oldestPendingAt} isKnown={files !== null} />,
    align: 'right',
  },
  {
    id: 'refused',
    header: 'Refused',
    value: ({ files }) => files?.refused,
    cell: ({ files }) => <Count value={files?.refused ?? null} tone="failing" />,
    align: 'right',
  },
  {
    id: 'rejects',
    header: 'Rejects',
    value: ({ openRejects }) => openRejects,
    cell: ({ openRejects }) => <Count value={openRejects} tone="attention" />,
    align: 'right',
  },
  {
    id: 'ingested',
    header: 'Ingested',
    value: ({ files }) => files?.ingested,
    cell: ({ files }) => <Count value={files?.ingested ?? null} />,
    align: 'right',
  },
  {
    id: 'rows',
    header: 'Rows read',
    value: ({ rows }) => (rows === null ? null : BigInt(rows.read)),
    cell: ({ rows }) => <Count value={rows?.read ?? null} />,
    align: 'right',
    isHiddenAtFirst: true,
  },
  {
    id: 'source',
    header: 'Reads',
    value: ({ sourcePrefix }) => sourcePrefix,
    cell: ({ sourcePrefix }) =>
      sourcePrefix === null ? <Dash /> : <span className="font-mono text-xs">{sourcePrefix}</span>,
    width: '16rem',
    isHiddenAtFirst: true,
  },
  {
    id: 'schedule',
    header: 'Schedule',
    value: ({ schedule }) => schedule ?? 'new files only',
    isHiddenAtFirst: true,
  },
  {
    id: 'run',
    header: '',
    value: () => null,
    cell: (pipeline) => <RunPipelineButton pipeline={pipeline} look="icon" />,
    isSortable: false,
    align: 'right',
    card: 'action',
  },
]

/** Without the buttons, for who may start nothing. */
const columnsToRead = columns.filter(({ id }) => id !== 'run')

/** Every pipeline that turns files into a table, live. */
export function PipelinesTable() {
  const router = useRouter()
  const live = useLive(ingestionQueries.pipelines(), pipelinesEvents)
  const mayOperate = useCan('operate')
  return (
    <SourceState
      reading={live}
      source="The pipelines"
      failure="The pipelines could not be read"
      stillWorks="Files are read without the console."
      skeleton={<TableSkeleton columns={8} rows={3} />}
    >
      {(pipelines) => (
        <>
          <OutdatedNotice outdated={pipelines.flatMap(({ outdated }) => outdated)} />
          <DataTable
            id="pipelines"
            label="pipelines"
            rows={pipelines}
            columns={mayOperate ? columns : columnsToRead}
            rowKey={({ name }) => name}
            onOpen={({ name }) => router.push(ingestionPipelineHref(name))}
            initialSort={{ id: 'pipeline', desc: false }}
            empty={<NoPipelines mayOperate={mayOperate} />}
          />
        </>
      )}
    </SourceState>
  )
}

function NoPipelines({ mayOperate }: { mayOperate: boolean }) {
  return (
    <EmptyState
      icon={FileInput}
      title="No pipelines yet"
      action={
        mayOperate ? (
          <div className="flex flex-wrap justify-center gap-2">
            <Button asChild variant="primary">
              <Link href="/ingestion/uploads">
                <Upload aria-hidden />
                Upload a file
              </Link>
            </Button>
            <Button asChild>
              <Link href={newPipelineHref}>
                <Plus aria-hidden />
                Create pipeline
              </Link>
            </Button>
          </div>
        ) : null
      }
    >
      A pipeline reads the files of a folder in S3 into a table, each once, as they come.
    </EmptyState>
  )
}

function LastRun({ pipeline }: { pipeline: Pipeline }) {
  const at = lastRunAt(pipeline)
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      <PipelineStateBadges pipeline={pipeline} />
      {at === null ? null : <RelativeTime at={at} className="whitespace-nowrap text-muted-foreground text-xs" />}
    </span>
  )
}
