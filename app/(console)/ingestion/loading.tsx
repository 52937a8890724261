import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function IngestionLoading() {
  return (
    <>
      <PageHeader title="Ingestion" />
      <PageBody wide>
        <TableSkeleton columns={8} rows={3} />
      </PageBody>
    </>
  )
}
