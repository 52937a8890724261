import { DocsSkeleton } from '@/components/docs/docs-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export default function ApiReferenceLoading() {
  return (
    <>
      <PageHeader title="API reference" />
      <PageBody>
        <DocsSkeleton />
      </PageBody>
    </>
  )
}
