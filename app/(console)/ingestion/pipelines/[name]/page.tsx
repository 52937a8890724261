import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createLoader, type SearchParams } from 'nuqs/server'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import {
  type PipelineState,
  pipelineParsers,
  toFilesFilter,
  toRejectsFilter,
  toRunsFilter,
} from '@/components/ingestion/filter'
import { PipelineView } from '@/components/ingestion/pipeline-view'
import { filesPerPage, ingestionQueries, ingestRunsPerPage, rejectsPerPage } from '@/components/ingestion/queries'
import { pipelineParamsSchema } from '@/lib/contracts/ingestion'
import { listFiles } from '@/lib/server/services/ingestion/list-files'
import { readPipeline } from '@/lib/server/services/ingestion/list-pipelines'
import { listRejects } from '@/lib/server/services/ingestion/list-rejects'
import { listIngestRuns } from '@/lib/server/services/ingestion/list-runs'

interface PipelinePageProps {
  params: Promise<{ name: string }>
  searchParams: Promise<SearchParams>
}

const readAddress = createLoader(pipelineParsers)

export async function generateMetadata({ params }: PipelinePageProps): Promise<Metadata> {
  return { title: (await params).name }
}

export default async function PipelinePage({ params, searchParams }: PipelinePageProps) {
  const { trinoUser } = await requireViewer()
  const path = pipelineParamsSchema.safeParse(await params)
  if (!path.success) notFound()
  const { name } = path.data
  const state = await readAddress(searchParams)
  return (
    <Prefetch
      queries={[
        {
          queryKey: ingestionQueries.pipeline(name).queryKey,
          load: async () => {
            const { version, ...pipeline } = await readPipeline(name)
            return { ...pipeline, etag: `"${version}"` }
          },
        },
        ...shownList(name, state, trinoUser),
      ]}
    >
      <PipelineView name={name} />
    </Prefetch>
  )
}

/** What the section that is shown reads first. */
function shownList(name: string, state: PipelineState, user: string) {
  switch (state.tab) {
    case 'files': {
      const filter = toFilesFilter(state)
      const load = async () => firstPageOf(await listFiles(name, { ...filter, limit: filesPerPage }, user))
      return [{ queryKey: ingestionQueries.files(name, filter).queryKey, load }]
    }
    case 'runs': {
      const filter = toRunsFilter(state)
      const load = async () => firstPageOf(await listIngestRuns(name, { ...filter, limit: ingestRunsPerPage }, user))
      return [{ queryKey: ingestionQueries.runs(name, filter).queryKey, load }]
    }
    case 'rejects': {
      const filter = toRejectsFilter(state)
      const load = async () => firstPageOf(await listRejects(name, { ...filter, limit: rejectsPerPage }, user))
      return [{ queryKey: ingestionQueries.rejects(name, filter).queryKey, load }]
    }
    case 'declaration':
      return []
  }
}
