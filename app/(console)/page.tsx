import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { operationQueries } from '@/components/operations/queries'
import { Overview } from '@/components/overview/overview'
import { pipelineQueries } from '@/components/pipelines/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { serviceQueries } from '@/components/stack/queries'
import { tableQueries } from '@/components/tables/queries'
import { operationsPoll } from '@/lib/server/services/operations/live'
import { dagsPoll } from '@/lib/server/services/pipelines/live'
import { servicesPoll } from '@/lib/server/services/stack/list'
import { readSchemas } from '@/lib/server/services/tables/read-schemas'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const { trinoUser } = await requireViewer()
  return (
    <>
      <PageHeader title="Overview" />
      <PageBody>
        <Prefetch
          queries={[
            { queryKey: serviceQueries.list().queryKey, load: () => servicesPoll().read() },
            { queryKey: pipelineQueries.dags().queryKey, load: () => dagsPoll().read() },
            { queryKey: tableQueries.schemas().queryKey, load: async () => ({ items: await readSchemas(trinoUser) }) },
            { queryKey: operationQueries.newest().queryKey, load: () => operationsPoll().read() },
          ]}
        >
          <Overview />
        </Prefetch>
      </PageBody>
    </>
  )
}
