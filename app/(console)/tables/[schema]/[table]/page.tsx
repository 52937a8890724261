import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { firstRows, tableQueries } from '@/components/tables/queries'
import { TableDetails } from '@/components/tables/table-details'
import type { TableName } from '@/lib/contracts/tables'
import { readTable } from '@/lib/server/services/tables/read-table'
import { readTableRows } from '@/lib/server/services/tables/read-table-rows'

interface TablePageProps {
  params: Promise<TableName>
}

async function readName({ params }: TablePageProps): Promise<TableName> {
  const { schema, table } = await params
  return { schema: decodeURIComponent(schema), table: decodeURIComponent(table) }
}

export async function generateMetadata(props: TablePageProps): Promise<Metadata> {
  const { schema, table } = await readName(props)
  return { title: `${schema}.${table}` }
}

export default async function TablePage(props: TablePageProps) {
  const { trinoUser } = await requireViewer()
  const name = await readName(props)
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{name.table}</span>}
        parents={[{ label: 'Tables', href: '/tables' }]}
        meta={
          <>
            in <span className="font-mono">{name.schema}</span>
          </>
        }
      />
      <PageBody wide>
        <Prefetch
          queries={[
            { queryKey: tableQueries.one(name).queryKey, load: () => readTable(name, trinoUser) },
            {
              queryKey: tableQueries.rows(name).queryKey,
              load: () => readTableRows(name, { user: trinoUser, limit: firstRows }),
            },
          ]}
        >
          <TableDetails name={name} />
        </Prefetch>
      </PageBody>
    </>
  )
}
