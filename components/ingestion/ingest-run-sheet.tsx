'use client'

import { CircleX, SearchX } from 'lucide-react'
import Link from 'next/link'
import { runHref } from '@/components/pipelines/queries'
import { EmptyState } from '@/components/state/empty-state'
import { FactRow } from '@/components/state/fact'
import { Bytes, Duration } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { StateBadge } from '@/components/state/state-badge'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from '@/components/ui/sheet'
import type { IngestRun } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { RowCounts } from './row-counts'

const strategies: Record<NonNullable<IngestRun['strategy']>, string> = {
  append: 'New rows only: they were appended.',
  'row delta': 'Rows were replaced by position, and new ones appended, in one commit.',
  none: 'Nothing had changed: no snapshot was made.',
}

interface IngestRunSheetProps {
  dagId: string
  /** Null where it is not among the runs that are shown. */
  run: IngestRun | null
  onClose: () => void
}

/** All that is known of one batch. */
export function IngestRunSheet({ dagId, run, onClose }: IngestRunSheetProps) {
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>{run ? <Run dagId={dagId} run={run} /> : <NoRun />}</SheetContent>
    </Sheet>
  )
}

function NoRun() {
  return (
    <>
      <SheetTitle className="sr-only">A run</SheetTitle>
      <SheetDescription className="sr-only">It is not shown</SheetDescription>
      <EmptyState icon={SearchX} title="The run is not among those shown">
        Load more of the list, or clear its filter.
      </EmptyState>
    </>
  )
}

function Run({ dagId, run }: { dagId: string; run: IngestRun }) {
  const { runId, dagRunId, state, strategy, baseSnapshotId, snapshotId, files, filesRefused, bytesRead, rows } = run
  const { rowsPerSecond, watermark, notes, error, phases, startedAt, durationMs } = run
  return (
    <>
      <SheetHeader>
        <SheetTitle className="wrap-anywhere font-mono font-normal">{runId}</SheetTitle>
        <SheetDescription className="flex flex-wrap items-center gap-2">
          <StateBadge state={state} />
          {strategy === null ? null : strategies[strategy]}
        </SheetDescription>
      </SheetHeader>
      <div className="grid gap-6 overflow-y-auto p-4">
        {error === null ? null : (
          <Alert tone="failing">
            <CircleX aria-hidden />
            <AlertTitle>Why it failed</AlertTitle>
            <AlertDescription className="wrap-anywhere whitespace-pre-line">{error}</AlertDescription>
          </Alert>
        )}
        {notes === null ? null : (
          <section className="grid gap-1">
            <h2 className="font-medium text-sm">What was noticed</h2>
            <p className="wrap-anywhere whitespace-pre-line text-sm">{notes}</p>
          </section>
        )}
        {rows === null ? null : (
          <section className="grid gap-2">
            <h2 className="font-medium text-sm">What became of the rows</h2>
            <RowCounts rows={rows} />
          </section>
        )}
        {phases.length > 0 ? <Phases phases={phases} /> : null}
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
          <FactRow label="Began">
            <RelativeTime at={startedAt} />
          </FactRow>
          {durationMs === null ? null : (
            <FactRow label="Took">
              <Duration valueMs={durationMs} />
              {rowsPerSecond === null ? null : `, ${formatInteger(Math.round(rowsPerSecond))} rows/s`}
            </FactRow>
          )}
          <FactRow label="Files">
            {formatInteger(files)}, <Bytes value={bytesRead} />
            {filesRefused > 0 ? (
              <span className="text-failing">, {formatInteger(filesRefused)} of them refused</span>
            ) : null}
          </FactRow>
          {watermark === null ? null : (
            <FactRow label="Watermark">
              <span className="font-mono text-xs">{watermark}</span>
            </FactRow>
          )}
          <FactRow label="Compared with">
            <Snapshot id={baseSnapshotId} none="no snapshot: the table was new" />
          </FactRow>
          <FactRow label="Made">
            <Snapshot id={snapshotId} none="no snapshot" />
          </FactRow>
          <FactRow label="Run of the DAG">
            <Link href={runHref(dagId, dagRunId)} className="wrap-anywhere font-mono text-xs underline">
              {dagRunId}
            </Link>
          </FactRow>
        </dl>
      </div>
    </>
  )
}

function Snapshot({ id, none }: { id: string | null; none: string }) {
  if (id === null) return <span className="text-muted-foreground">{none}</span>
  return <span className="font-mono text-xs">snapshot {id}</span>
}

function Phases({ phases }: { phases: IngestRun['phases'] }) {
  const longestMs = Math.max(1, ...phases.map(({ durationMs }) => durationMs))
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-sm">Where did the time go?</h2>
      <ul className="grid gap-1.5 text-sm">
        {phases.map(({ name, durationMs }) => (
          <li key={name} className="grid grid-cols-[6rem_1fr_5rem] items-center gap-3">
            <span className="truncate text-muted-foreground">{name}</span>
            <span aria-hidden className="h-1.5 rounded-full bg-surface">
              <span
                className="block h-full min-w-px rounded-full bg-accent"
                style={{ width: `${(durationMs / longestMs) * 100}%` }}
              />
            </span>
            <Duration valueMs={durationMs} className="text-right" />
          </li>
        ))}
      </ul>
    </section>
  )
}
