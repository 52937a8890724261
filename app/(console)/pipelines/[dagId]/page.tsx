import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { pipelineQueries } from '@/components/pipelines/queries'
import { RunButton } from '@/components/pipelines/run-button'
import { RunsTable } from '@/components/pipelines/runs-table'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { dagParamsSchema } from '@/lib/contracts/pipelines'
import { listRuns } from '@/lib/server/services/pipelines'

export const metadata: Metadata = { title: 'Pipeline' }

interface DagPageProps {
  params: Promise<{ dagId: string }>
}

export default async function DagPage({ params }: DagPageProps) {
  await requireViewer()
  const path = dagParamsSchema.safeParse(await params)
  if (!path.success) notFound()
  const { dagId } = path.data
  const load = () => listRuns(dagId, { limit: 100 })
  return (
    <>
      <PageHeader
        parents={[{ label: 'Pipelines', href: '/pipelines' }]}
        title={dagId}
        actions={<RunButton dagId={dagId} isMain />}
      />
      <PageBody wide>
        <Prefetch queries={[{ queryKey: pipelineQueries.runs(dagId).queryKey, load }]}>
          <RunsTable dagId={dagId} />
        </Prefetch>
      </PageBody>
    </>
  )
}
