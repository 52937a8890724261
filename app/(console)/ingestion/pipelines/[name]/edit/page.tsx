import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireRole } from '@/app/require-viewer'
import { EditPipeline } from '@/components/ingestion/edit-pipeline'
import { ingestionHref, ingestionPipelineHref } from '@/components/ingestion/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { pipelineParamsSchema } from '@/lib/contracts/ingestion'

export const metadata: Metadata = { title: 'Edit a pipeline' }

export default async function EditPipelinePage({ params }: { params: Promise<{ name: string }> }) {
  await requireRole('operator')
  const path = pipelineParamsSchema.safeParse(await params)
  if (!path.success) notFound()
  const { name } = path.data
  return (
    <>
      <PageHeader
        title="Edit"
        parents={[
          { label: 'Ingestion', href: ingestionHref },
          { label: name, href: ingestionPipelineHref(name) },
        ]}
      />
      <PageBody>
        <EditPipeline name={name} />
      </PageBody>
    </>
  )
}
