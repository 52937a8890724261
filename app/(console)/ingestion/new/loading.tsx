import { EditorSkeleton } from '@/components/ingestion/editor-skeleton'
import { ingestionHref } from '@/components/ingestion/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export default function NewPipelineLoading() {
  return (
    <>
      <PageHeader title="Create a pipeline" parents={[{ label: 'Ingestion', href: ingestionHref }]} />
      <PageBody>
        <EditorSkeleton />
      </PageBody>
    </>
  )
}
