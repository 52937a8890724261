import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { DagView } from '@/components/pipelines/dag-view'
import { pipelineQueries } from '@/components/pipelines/queries'
import { dagParamsSchema } from '@/lib/contracts/pipelines'
import { readDag } from '@/lib/server/services/pipelines/read-dag'
import { listRuns } from '@/lib/server/services/pipelines/read-runs'

interface DagPageProps {
  params: Promise<{ dagId: string }>
}

export async function generateMetadata({ params }: DagPageProps): Promise<Metadata> {
  return { title: (await params).dagId }
}

export default async function DagPage({ params }: DagPageProps) {
  await requireViewer()
  const path = dagParamsSchema.safeParse(await params)
  if (!path.success) notFound()
  const { dagId } = path.data
  return (
    <Prefetch
      queries={[
        { queryKey: pipelineQueries.dag(dagId).queryKey, load: () => readDag(dagId) },
        { queryKey: pipelineQueries.runs(dagId).queryKey, load: () => listRuns(dagId, { limit: 100 }) },
      ]}
    >
      <DagView dagId={dagId} />
    </Prefetch>
  )
}
