'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleX, Ellipsis, Hourglass, Pencil, SearchX } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useQueryState } from 'nuqs'
import { type ReactNode, useState } from 'react'
import { dagHref, runHref } from '@/components/pipelines/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { useCan } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import { AskedRun, type AskedRunState } from './asked-run'
import { FilesList } from './files-list'
import { type PipelineTab, pipelineParsers, pipelineTabs } from './filter'
import { Lag } from './lag'
import { OutdatedNotice } from './outdated-notice'
import { PipelineStateBadges } from './pipeline-state'
import { editPipelineHref, ingestionHref, ingestionQueries, type VersionedPipeline } from './queries'
import { RunPipelineButton } from './run-pipeline-button'
import { Count, Dash, TableLink } from './words'

const IngestRunsList = dynamic(() => import('./ingest-runs-list').then((module) => module.IngestRunsList), {
  loading: () => <TableSkeleton columns={8} rows={8} />,
})
const RejectsList = dynamic(() => import('./rejects-list').then((module) => module.RejectsList), {
  loading: () => <TableSkeleton columns={6} rows={8} />,
})
const DeclarationView = dynamic(() => import('./declaration-view').then((module) => module.DeclarationView), {
  loading: () => <TableSkeleton columns={2} rows={8} />,
})

/** One pipeline: how it fares, its files, runs and rejects, and what declares it. */
export function PipelineView({ name }: { name: string }) {
  const query = useQuery(ingestionQueries.pipeline(name))
  const pipeline = query.data
  const [asked, setAsked] = useState<AskedRunState | null>(null)
  return (
    <>
      <PageHeader
        parents={[{ label: 'Ingestion', href: ingestionHref }]}
        title={name}
        state={pipeline ? <PipelineStateBadges pipeline={pipeline} /> : null}
        meta={pipeline?.origin === 'built-in' ? <Badge tone="outline">built-in</Badge> : null}
        actions={pipeline ? <Actions pipeline={pipeline} onAsked={setAsked} /> : null}
      />
      <PageBody wide>
        <SourceState
          reading={readingOf(query)}
          source="The console"
          failure="The pipeline could not be read"
          stillWorks="Files are read without the console."
          missing={<NoPipeline name={name} />}
          skeleton={<TableSkeleton columns={6} rows={6} />}
        >
          {(shown) => (
            <>
              {asked ? <AskedRun asked={asked} onDismiss={() => setAsked(null)} /> : null}
              <Condition pipeline={shown} />
              <Facts pipeline={shown} />
              <Sections pipeline={shown} onAsked={setAsked} />
            </>
          )}
        </SourceState>
      </PageBody>
    </>
  )
}

interface ViewProps {
  pipeline: VersionedPipeline
  /** What was asked for is followed at the top. */
  onAsked: (asked: AskedRunState) => void
}

function Actions({ pipeline, onAsked }: ViewProps) {
  const mayOperate = useCan('operate')
  if (!mayOperate) return null
  const more = (
    <Button size="icon" aria-label={`More actions for ${pipeline.name}`} title="More actions">
      <Ellipsis aria-hidden />
    </Button>
  )
  return (
    <>
      <OnDemand load={() => import('./pipeline-menu')} trigger={more}>
        {({ PipelineMenu }) => <PipelineMenu pipeline={pipeline} trigger={more} onAsked={onAsked} />}
      </OnDemand>
      {pipeline.origin === 'own' ? (
        <Button asChild>
          <Link href={editPipelineHref(pipeline.name)} aria-label={`Edit ${pipeline.name}`}>
            <Pencil aria-hidden />
            <span className="max-sm:sr-only">Edit</span>
          </Link>
        </Button>
      ) : null}
      <RunPipelineButton pipeline={pipeline} look="main" />
    </>
  )
}

function NoPipeline({ name }: { name: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such pipeline"
      action={
        <Button asChild>
          <Link href={ingestionHref}>See all pipelines</Link>
        </Button>
      }
    >
      No declaration <span className="wrap-anywhere font-mono">{name}.yaml</span> is there. It may have been deleted:
      the audit log has who did.
    </EmptyState>
  )
}

/** What someone has to know of it before anything else. */
function Condition({ pipeline: { faults, isPaused, outdated, dagId } }: { pipeline: VersionedPipeline }) {
  const [, setTab] = useQueryState('tab', pipelineParsers.tab)
  const [first] = faults
  if (first) {
    return (
      <Alert tone="failing">
        <CircleX aria-hidden />
        <AlertTitle>Its declaration cannot be used, and nothing is read until it is right</AlertTitle>
        <AlertDescription className="wrap-anywhere grid justify-items-start gap-2">
          <span>
            {first.path === '' ? '' : `${first.path}: `}
            {first.message}
            {faults.length > 1 ? `, and ${formatInteger(faults.length - 1)} more` : ''}
          </span>
          <Button size="sm" onClick={() => void setTab('declaration')}>
            See the declaration
          </Button>
        </AlertDescription>
      </Alert>
    )
  }
  if (outdated.length > 0) return <OutdatedNotice outdated={outdated} />
  if (isPaused === null) {
    return (
      <Alert>
        <Hourglass aria-hidden />
        <AlertTitle>Airflow does not know it yet</AlertTitle>
        <AlertDescription>
          Its DAG appears within a minute of the declaration, and then reads what is there.
        </AlertDescription>
      </Alert>
    )
  }
  if (!isPaused) return null
  return (
    <Alert>
      <Hourglass aria-hidden />
      <AlertTitle>It is paused in Airflow</AlertTitle>
      <AlertDescription>
        Neither new files nor its schedule start it. Resume{' '}
        <Link href={dagHref(dagId)} className="font-mono text-foreground text-xs underline underline-offset-4">
          {dagId}
        </Link>{' '}
        in Airflow.
      </AlertDescription>
    </Alert>
  )
}

function Facts({ pipeline }: { pipeline: VersionedPipeline }) {
  const {
    description,
    dagId,
    table,
    sourcePrefix,
    format,
    schedule,
    watermark,
    files,
    oldestPendingAt,
    rows,
    lastRun,
  } = pipeline
  return (
    <div className="grid gap-4">
      {description ? <p className="wrap-anywhere max-w-prose text-muted-foreground">{description}</p> : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
        <Fact label="Reads">
          {sourcePrefix === null ? (
            <Dash />
          ) : (
            <>
              <span className="font-mono text-xs">s3://lakehouse/{sourcePrefix}</span>{' '}
              <span className="text-muted-foreground">{format}</span>
            </>
          )}
        </Fact>
        <Fact label="Table">{table === null ? <Dash /> : <TableLink table={table} className="underline" />}</Fact>
        <Fact label="Watermark">
          {watermark === null ? (
            <span className="text-muted-foreground">none</span>
          ) : (
            <>
              <span className="font-mono text-xs">
                {watermark.column} {watermark.value}
              </span>{' '}
              <span className="text-muted-foreground">
                <RelativeTime at={watermark.reachedAt} />
              </span>
            </>
          )}
        </Fact>
        <Fact label="Lag">
          <Lag since={oldestPendingAt} isKnown={files !== null} />
        </Fact>
        <Fact label="Rows read">
          <Count value={rows?.read ?? null} />
        </Fact>
        <Fact label="Starts">
          {schedule === null ? (
            'on new files'
          ) : (
            <>
              on new files and on <span className="font-mono text-xs">{schedule}</span>
            </>
          )}
        </Fact>
        <Fact label="DAG">
          <Link href={dagHref(dagId)} className="font-mono text-xs underline">
            {dagId}
          </Link>
        </Fact>
        {lastRun ? (
          <Fact label="Last run">
            <Link href={runHref(dagId, lastRun.dagRunId)} className="underline">
              <RelativeTime at={lastRun.endedAt ?? lastRun.startedAt ?? lastRun.queuedAt ?? new Date()} />
            </Link>
          </Fact>
        ) : null}
      </dl>
    </div>
  )
}

const tabWords: Record<PipelineTab, string> = {
  files: 'Files',
  runs: 'Runs',
  rejects: 'Rejects',
  declaration: 'Declaration',
}

function Sections({ pipeline, onAsked }: ViewProps) {
  const [tab, setTab] = useQueryState('tab', pipelineParsers.tab)
  const { files, openRejects, faults } = pipeline
  const marks: Partial<Record<PipelineTab, ReactNode>> = {
    files: files ? <FileMarks pending={files.pending} refused={files.refused} /> : null,
    rejects: openRejects ? <Badge tone="attention">{formatInteger(openRejects)} open</Badge> : null,
    declaration: faults.length > 0 ? <Badge tone="failing">{formatInteger(faults.length)}</Badge> : null,
  }
  return (
    <div className="grid min-w-0 gap-4">
      <TabBar current={tab} marks={marks} onChoose={(next) => void setTab(next)} />
      <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} className="min-w-0">
        {tab === 'files' ? <FilesList pipeline={pipeline} onAsked={onAsked} /> : null}
        {tab === 'runs' ? <IngestRunsList pipeline={pipeline} /> : null}
        {tab === 'rejects' ? <RejectsList pipeline={pipeline} /> : null}
        {tab === 'declaration' ? <DeclarationView pipeline={pipeline} /> : null}
      </div>
    </div>
  )
}

function FileMarks({ pending, refused }: { pending: number; refused: number }) {
  return (
    <>
      {pending > 0 ? <Badge>{formatInteger(pending)} pending</Badge> : null}
      {refused > 0 ? <Badge tone="attention">{formatInteger(refused)} refused</Badge> : null}
    </>
  )
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

/** As the WAI-ARIA pattern has it: one stop for Tab, arrows between them. */
function TabBar({
  current,
  marks,
  onChoose,
}: {
  current: PipelineTab
  marks: Partial<Record<PipelineTab, ReactNode>>
  onChoose: (tab: PipelineTab) => void
}) {
  const go = (key: string, from: PipelineTab) => {
    const step = steps[key]
    if (step === undefined) return
    const next = pipelineTabs.at((pipelineTabs.indexOf(from) + step) % pipelineTabs.length) ?? from
    onChoose(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" aria-label="Of this pipeline" className="flex items-center gap-5 overflow-x-auto border-b">
      {pipelineTabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === current}
          aria-controls={`panel-${tab}`}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChoose(tab)}
          onKeyDown={({ key }) => go(key, tab)}
          className={cn(
            '-mb-px inline-flex h-9 items-center gap-2 whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:outline-offset-[-2px]',
            tab === current && 'border-foreground text-foreground',
          )}
        >
          {tabWords[tab]}
          {marks[tab]}
        </button>
      ))}
    </div>
  )
}
