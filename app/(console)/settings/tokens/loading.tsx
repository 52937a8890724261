import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function TokensLoading() {
  return (
    <>
      <PageHeader title="Tokens" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={4} />
      </PageBody>
    </>
  )
}
