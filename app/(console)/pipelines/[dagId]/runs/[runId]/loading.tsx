import { RunSkeleton } from '@/components/pipelines/run-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export default function RunLoading() {
  return (
    <>
      <PageHeader parents={[{ label: 'Pipelines', href: '/pipelines' }]} title="…" />
      <PageBody wide>
        <RunSkeleton />
      </PageBody>
    </>
  )
}
