import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function StackLoading() {
  return (
    <>
      <PageHeader title="Stack" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={12} />
      </PageBody>
    </>
  )
}
