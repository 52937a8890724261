import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function AuditLoading() {
  return (
    <>
      <PageHeader title="Audit log" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={12} />
      </PageBody>
    </>
  )
}
