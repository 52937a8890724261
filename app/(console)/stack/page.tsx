import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { operationQueries } from '@/components/operations/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { ActivityPanel } from '@/components/stack/activity-panel'
import { serviceQueries } from '@/components/stack/queries'
import { ServicesTable } from '@/components/stack/services-table'
import { operationsPoll } from '@/lib/server/services/operations/live'
import { activityPoll } from '@/lib/server/services/stack/activity'
import { servicesPoll } from '@/lib/server/services/stack/list'

export const metadata: Metadata = { title: 'Stack' }

export default async function StackPage() {
  await requireViewer()
  return (
    <>
      <PageHeader title="Stack" />
      <PageBody wide>
        <Prefetch
          queries={[
            { queryKey: serviceQueries.list().queryKey, load: () => servicesPoll().read() },
            { queryKey: serviceQueries.activity().queryKey, load: () => activityPoll().read() },
            { queryKey: operationQueries.newest().queryKey, load: () => operationsPoll().read() },
          ]}
        >
          <ServicesTable />
          <ActivityPanel />
        </Prefetch>
      </PageBody>
    </>
  )
}
