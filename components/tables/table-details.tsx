'use client'

import { useQuery } from '@tanstack/react-query'
import { Table2 } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/state/empty-state'
import { ErrorState } from '@/components/state/error-state'
import { RelativeTime } from '@/components/state/relative-time'
import { StaleBanner } from '@/components/state/stale-banner'
import { Badge } from '@/components/ui/badge'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Snapshot, TableName, Table as TableShape } from '@/lib/contracts/tables'
import { formatInteger } from '@/lib/utils/format'
import { FirstRows } from './first-rows'
import { problemOf } from './problem-of'
import { tableQueries } from './queries'
import { TableDetailsSkeleton } from './table-details-skeleton'

/** What a table is: its columns, its first rows, and the snapshots by which it came to be. */
export function TableDetails({ name }: { name: TableName }) {
  const table = useQuery(tableQueries.one(name))
  if (table.isPending) return <TableDetailsSkeleton />
  if (table.data === undefined) {
    if (problemOf(table.error)?.code === 'not_found') return <NoTable name={name} />
    return (
      <ErrorState error={table.error} title="The table could not be read" onRetry={() => void table.refetch()}>
        The rest of the console goes on working.
      </ErrorState>
    )
  }
  const { columns, rowCount, snapshots } = table.data
  return (
    <div data-stale={table.isError} className="grid min-w-0 gap-6 data-[stale=true]:opacity-60">
      {table.isError ? (
        <StaleBanner
          source="The table"
          at={new Date(table.dataUpdatedAt).toISOString()}
          error={problemOf(table.error)}
        />
      ) : null}
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <Figure label="Rows">{formatInteger(rowCount)}</Figure>
        <Figure label="Columns">{columns.length}</Figure>
        <Figure label="Last commit">{snapshots[0] ? <RelativeTime at={snapshots[0].committedAt} /> : 'Never'}</Figure>
      </dl>
      <ColumnsCard columns={columns} />
      <FirstRows name={name} />
      <SnapshotsCard snapshots={snapshots} />
    </div>
  )
}

function NoTable({ name }: { name: TableName }) {
  return (
    <EmptyState icon={Table2} title="There is no such table">
      <span className="font-mono">
        {name.schema}.{name.table}
      </span>{' '}
      was dropped or renamed, or has not been written yet.{' '}
      <Link href="/tables" className="text-foreground underline underline-offset-2">
        All tables
      </Link>
    </EmptyState>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="rounded-md border bg-raised px-4 py-3">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd data-numeric className="mt-1 font-semibold text-lg">
        {children}
      </dd>
    </div>
  )
}

function ColumnsCard({ columns }: { columns: TableShape['columns'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Columns</CardTitle>
      </CardHeader>
      <div className="overflow-x-auto">
        <Table>
          <TableHeader>
            <tr>
              <TableHead>Name</TableHead>
              <TableHead>Type</TableHead>
              <TableHead>Empty values</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {columns.map((column) => (
              <TableRow key={column.name}>
                <TableCell className="font-mono">{column.name}</TableCell>
                <TableCell className="font-mono text-muted-foreground">{column.type}</TableCell>
                <TableCell className="text-muted-foreground">{column.isNullable ? 'allowed' : 'not allowed'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  )
}

function SnapshotsCard({ snapshots }: { snapshots: Snapshot[] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Snapshots</CardTitle>
        <CardDescription>Each write makes one; the newest first</CardDescription>
      </CardHeader>
      {snapshots.length === 0 ? (
        <p className="px-4 py-6 text-muted-foreground text-sm">Nothing was written yet.</p>
      ) : (
        <div className="overflow-x-auto">
          <Table>
            <TableHeader>
              <tr>
                <TableHead>Snapshot</TableHead>
                <TableHead>Committed</TableHead>
                <TableHead>Operation</TableHead>
                <TableHead className="text-right">Rows added</TableHead>
                <TableHead className="text-right">Rows deleted</TableHead>
              </tr>
            </TableHeader>
            <TableBody>
              {snapshots.map((snapshot) => (
                <TableRow key={snapshot.id}>
                  <TableCell className="font-mono">{snapshot.id}</TableCell>
                  <TableCell>
                    <RelativeTime at={snapshot.committedAt} />
                  </TableCell>
                  <TableCell>
                    <Badge tone="outline">{snapshot.operation}</Badge>
                  </TableCell>
                  <TableCell data-numeric className="text-right">
                    {snapshot.addedRecords === null ? '–' : formatInteger(snapshot.addedRecords)}
                  </TableCell>
                  <TableCell data-numeric className="text-right">
                    {snapshot.deletedRecords === null ? '–' : formatInteger(snapshot.deletedRecords)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Card>
  )
}
