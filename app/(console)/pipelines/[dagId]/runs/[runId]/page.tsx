import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { pipelineQueries } from '@/components/pipelines/queries'
import { RunView } from '@/components/pipelines/run-view'
import { dagRunParamsSchema } from '@/lib/contracts/pipelines'
import { runPoll } from '@/lib/server/services/pipelines/live'
import { readDag } from '@/lib/server/services/pipelines/read-dag'

export const metadata: Metadata = { title: 'Run' }

interface RunPageProps {
  params: Promise<{ dagId: string; runId: string }>
}

export default async function RunPage({ params }: RunPageProps) {
  await requireViewer()
  // A run's id has colons and a plus, which are still encoded here.
  const raw = await params
  const path = dagRunParamsSchema.safeParse({ dagId: raw.dagId, runId: decoded(raw.runId) })
  if (!path.success) notFound()
  const { dagId, runId } = path.data
  return (
    <Prefetch
      queries={[
        { queryKey: pipelineQueries.run(dagId, runId).queryKey, load: () => runPoll(dagId, runId).read() },
        { queryKey: pipelineQueries.dag(dagId).queryKey, load: () => readDag(dagId) },
      ]}
    >
      <RunView dagId={dagId} runId={runId} />
    </Prefetch>
  )
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
