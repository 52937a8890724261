import { PageBody, PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { ingestionHref } from './queries'

export function PipelineLoading() {
  return (
    <>
      <PageHeader parents={[{ label: 'Ingestion', href: ingestionHref }]} title="…" />
      <PageBody wide>
        <TableSkeleton columns={6} rows={6} />
      </PageBody>
    </>
  )
}
