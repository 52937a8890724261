import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { filterParsers, toQuery } from '@/components/operations/filters'
import { OperationsList } from '@/components/operations/operations-list'
import { operationQueries } from '@/components/operations/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { listOperations } from '@/lib/server/services/operations/list'
import { operationsPoll } from '@/lib/server/services/operations/live'

export const metadata: Metadata = { title: 'Operations' }

const loadFilters = createLoader(filterParsers)

export default async function OperationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireViewer()
  const filters = await loadFilters(searchParams)
  return (
    <>
      <PageHeader title="Operations" />
      <PageBody>
        <Prefetch
          queries={[
            { queryKey: operationQueries.newest().queryKey, load: () => operationsPoll().read() },
            {
              queryKey: operationQueries.list(filters).queryKey,
              load: async () => ({
                pages: [await listOperations({ ...toQuery(filters), limit: 50 })],
                pageParams: [null],
              }),
            },
          ]}
        >
          <OperationsList />
        </Prefetch>
      </PageBody>
    </>
  )
}
