import type { Metadata } from 'next'
import { requireRole } from '@/app/require-viewer'
import { NewPipeline } from '@/components/ingestion/new-pipeline'
import { ingestionHref } from '@/components/ingestion/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export const metadata: Metadata = { title: 'Create a pipeline' }

export default async function NewPipelinePage() {
  await requireRole('operator')
  return (
    <>
      <PageHeader title="Create a pipeline" parents={[{ label: 'Ingestion', href: ingestionHref }]} />
      <PageBody>
        <NewPipeline />
      </PageBody>
    </>
  )
}
