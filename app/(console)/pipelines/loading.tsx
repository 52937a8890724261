import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function PipelinesLoading() {
  return (
    <>
      <PageHeader title="Pipelines" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={3} />
      </PageBody>
    </>
  )
}
