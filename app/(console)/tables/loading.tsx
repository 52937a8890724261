import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function TablesLoading() {
  return (
    <>
      <PageHeader title="Tables" />
      <PageBody wide>
        <TableSkeleton columns={3} rows={4} />
      </PageBody>
    </>
  )
}
