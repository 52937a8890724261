import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function PeopleLoading() {
  return (
    <>
      <PageHeader title="People" />
      <PageBody wide>
        <TableSkeleton columns={7} rows={6} />
      </PageBody>
    </>
  )
}
