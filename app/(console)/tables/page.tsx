import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { tableQueries } from '@/components/tables/queries'
import { TablesList } from '@/components/tables/tables-list'
import { readSchemas } from '@/lib/server/services/tables/read-schemas'

export const metadata: Metadata = { title: 'Tables' }

export default async function TablesPage() {
  const { trinoUser } = await requireViewer()
  return (
    <>
      <PageHeader title="Tables" />
      <PageBody wide>
        <Prefetch
          queries={[
            { queryKey: tableQueries.schemas().queryKey, load: async () => ({ items: await readSchemas(trinoUser) }) },
          ]}
        >
          <TablesList />
        </Prefetch>
      </PageBody>
    </>
  )
}
