'use client'

import { useQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import Link from 'next/link'
import { ingestionPipelineHref, ingestionQueries } from '@/components/ingestion/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import type { DagDetails } from '@/lib/contracts/pipelines'
import { pipelineQueries } from './queries'
import { RunButton } from './run-button'
import { RunsTable } from './runs-table'

/** One DAG: what it does, when it runs, and its runs. */
export function DagView({ dagId }: { dagId: string }) {
  const dag = useQuery(pipelineQueries.dag(dagId))
  const isMissing = readingOf(dag).error?.code === 'not_found'
  return (
    <>
      <PageHeader
        parents={[{ label: 'Pipelines', href: '/pipelines' }]}
        title={dagId}
        state={dag.data ? <DagState dag={dag.data} /> : null}
        meta={dag.data ? <Schedule dag={dag.data} /> : null}
        actions={
          isMissing ? null : (
            <>
              <FilesLink dagId={dagId} />
              <RunButton dagId={dagId} isMain />
            </>
          )
        }
      />
      <PageBody wide>
        {dag.data?.description ? (
          <p className="wrap-anywhere max-w-prose text-muted-foreground">{dag.data.description}</p>
        ) : null}
        <RunsTable dagId={dagId} />
      </PageBody>
    </>
  )
}

/** Of a DAG that brings files into a table: what became of them. */
function FilesLink({ dagId }: { dagId: string }) {
  const pipelines = useQuery(ingestionQueries.pipelines()).data?.data ?? []
  const pipeline = pipelines.find((each) => each.dagId === dagId)
  if (!pipeline) return null
  return (
    <Button asChild>
      <Link href={ingestionPipelineHref(pipeline.name)}>
        <FileInput aria-hidden />
        Files and rejects
      </Link>
    </Button>
  )
}

function DagState({ dag }: { dag: DagDetails }) {
  return (
    <>
      {dag.isPaused ? <StateBadge state="paused" /> : null}
      {dag.hasImportErrors ? <StateBadge state="import errors" /> : null}
    </>
  )
}

function Schedule({ dag }: { dag: DagDetails }) {
  if (dag.schedule === null) return 'Runs when asked'
  return (
    <>
      Runs on <span className="font-mono">{dag.schedule}</span>
      {dag.nextRunAt === null || dag.isPaused ? null : (
        <>
          , next <RelativeTime at={dag.nextRunAt} />
        </>
      )}
    </>
  )
}
