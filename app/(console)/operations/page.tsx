import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { OperationsList } from '@/components/operations/operations-list'
import { operationQueries } from '@/components/operations/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { operationsPoll } from '@/lib/server/services/operations'

export const metadata: Metadata = { title: 'Operations' }

export default async function OperationsPage() {
  await requireViewer()
  return (
    <>
      <PageHeader title="Operations" />
      <PageBody>
        <Prefetch queries={[{ queryKey: operationQueries.newest().queryKey, load: () => operationsPoll().read() }]}>
          <OperationsList />
        </Prefetch>
      </PageBody>
    </>
  )
}
