import { OperationsSkeleton } from '@/components/operations/operations-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export default function OperationLoading() {
  return (
    <>
      <PageHeader parents={[{ label: 'Operations', href: '/operations' }]} title="…" />
      <PageBody>
        <OperationsSkeleton />
      </PageBody>
    </>
  )
}
