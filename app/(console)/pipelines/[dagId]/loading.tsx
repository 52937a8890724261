import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'

export default function DagLoading() {
  return (
    <>
      <PageHeader parents={[{ label: 'Pipelines', href: '/pipelines' }]} title="…" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={5} />
      </PageBody>
    </>
  )
}
