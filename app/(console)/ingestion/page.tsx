import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { CdcPanel } from '@/components/cdc/cdc-panel'
import { CreatePipelineButton } from '@/components/ingestion/create-pipeline-button'
import { PipelinesTable } from '@/components/ingestion/pipelines-table'
import { ingestionQueries } from '@/components/ingestion/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { pipelinesPoll } from '@/lib/server/services/ingestion/list-pipelines'

export const metadata: Metadata = { title: 'Ingestion' }

export default async function IngestionPage() {
  await requireViewer()
  return (
    <>
      <PageHeader title="Ingestion" actions={<CreatePipelineButton />} />
      <PageBody wide>
        <Prefetch queries={[{ queryKey: ingestionQueries.pipelines().queryKey, load: () => pipelinesPoll().read() }]}>
          <PipelinesTable />
          <CdcPanel />
        </Prefetch>
      </PageBody>
    </>
  )
}
