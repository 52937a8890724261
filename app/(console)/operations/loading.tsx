import { OperationsSkeleton } from '@/components/operations/operations-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export default function OperationsLoading() {
  return (
    <>
      <PageHeader title="Operations" />
      <PageBody>
        <OperationsSkeleton />
      </PageBody>
    </>
  )
}
