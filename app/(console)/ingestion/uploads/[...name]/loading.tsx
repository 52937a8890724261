import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { uploadsHref } from '@/components/uploads/queries'

export default function UploadLoading() {
  return (
    <>
      <PageHeader parents={[{ label: 'Uploads', href: uploadsHref }]} title="…" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={8} />
      </PageBody>
    </>
  )
}
