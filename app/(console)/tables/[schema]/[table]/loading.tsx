import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableDetailsSkeleton } from '@/components/tables/table-details-skeleton'

export default function TableLoading() {
  return (
    <>
      <PageHeader title="Table" parents={[{ label: 'Tables', href: '/tables' }]} />
      <PageBody wide>
        <TableDetailsSkeleton />
      </PageBody>
    </>
  )
}
