import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function WebhooksLoading() {
  return (
    <>
      <PageHeader title="Webhooks" />
      <PageBody wide>
        <TableSkeleton columns={5} rows={4} />
      </PageBody>
    </>
  )
}
