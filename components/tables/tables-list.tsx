'use client'

import { useQuery } from '@tanstack/react-query'
import { Table2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Schema } from '@/lib/contracts/tables'
import { tableHref, tableQueries } from './queries'

interface TableRow {
  schema: string
  table: string
  kind: 'table' | 'view'
}

const columns: DataColumn<TableRow>[] = [
  {
    id: 'table',
    header: 'Table',
    value: (row) => row.table,
    cell: (row) => (
      <Link href={tableHref(row)} className="font-mono hover:underline">
        {row.table}
      </Link>
    ),
    card: 'title',
  },
  {
    id: 'schema',
    header: 'Schema',
    value: (row) => row.schema,
    cell: (row) => <span className="font-mono">{row.schema}</span>,
    isFilter: true,
  },
  { id: 'kind', header: 'Kind', value: (row) => row.kind, isFilter: true },
]

const rowsOf = (schemas: Schema[]): TableRow[] =>
  schemas.flatMap(({ name, tables }) => tables.map((table) => ({ schema: name, table: table.name, kind: table.kind })))

/** Every table of the catalog, by schema. */
export function TablesList() {
  const schemas = useQuery(tableQueries.schemas())
  return (
    <SourceState
      reading={readingOf(schemas)}
      source="Trino"
      service="trino"
      failure="The tables could not be read"
      stillWorks="The rest of the console goes on working."
      skeleton={<TableSkeleton columns={3} rows={4} />}
    >
      {({ items }) => <TablesOf schemas={items} />}
    </SourceState>
  )
}

function TablesOf({ schemas }: { schemas: Schema[] }) {
  const router = useRouter()
  const rows = useMemo(() => rowsOf(schemas), [schemas])
  const emptySchemas = schemas.filter(({ tables }) => tables.length === 0).map(({ name }) => name)
  return (
    <div className="grid min-w-0 gap-4">
      <DataTable
        id="tables"
        label="tables"
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.schema}.${row.table}`}
        onOpen={(row) => router.push(tableHref(row))}
        empty={<NoTables />}
      />
      {emptySchemas.length > 0 ? (
        <p className="wrap-anywhere text-muted-foreground text-sm">
          Schemas without tables: <span className="font-mono">{emptySchemas.join(', ')}</span>
        </p>
      ) : null}
    </div>
  )
}

function NoTables() {
  return (
    <EmptyState icon={Table2} title="There is no table yet">
      <p>
        A pipeline that writes one makes it appear here: run one under{' '}
        <Link href="/pipelines" className="text-foreground underline underline-offset-2">
          Pipelines
        </Link>
        . Or make one in SQL:
      </p>
      <p className="mt-3 rounded-md border bg-surface px-3 py-2 text-left font-mono text-xs">
        create table iceberg.lakehouse.orders (id bigint)
      </p>
    </EmptyState>
  )
}
