import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { DagsTable } from '@/components/pipelines/dags-table'
import { pipelineQueries } from '@/components/pipelines/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { dagsPoll } from '@/lib/server/services/pipelines/live'

export const metadata: Metadata = { title: 'Pipelines' }

export default async function PipelinesPage() {
  await requireViewer()
  return (
    <>
      <PageHeader title="Pipelines" />
      <PageBody wide>
        <Prefetch queries={[{ queryKey: pipelineQueries.dags().queryKey, load: () => dagsPoll().read() }]}>
          <DagsTable />
        </Prefetch>
      </PageBody>
    </>
  )
}
