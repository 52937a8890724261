import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

export default function UploadsLoading() {
  return (
    <>
      <PageHeader title="Uploads" />
      <PageBody wide>
        <Skeleton className="h-20 w-full" />
        <TableSkeleton columns={7} rows={5} />
      </PageBody>
    </>
  )
}
