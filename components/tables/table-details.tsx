'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Snapshot, TableName, Table as TableShape } from '@/lib/contracts/tables'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import { FirstRows } from './first-rows'
import { tableQueries } from './queries'
import { TableDetailsSkeleton } from './table-details-skeleton'

/** What a table is: its columns, its first rows, and the snapshots by which it came to be. */
export function TableDetails({ name }: { name: TableName }) {
  const table = useQuery(tableQueries.one(name))
  return (
    <SourceState
      reading={readingOf(table)}
      source="Trino"
      service="trino"
      failure="The table could not be read"
      stillWorks="The rest of the console goes on working."
      missing={<NoTable name={name} />}
      skeleton={<TableDetailsSkeleton />}
    >
      {({ columns, rowCount, snapshots }) => (
        <>
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            <Figure label="Rows">{formatInteger(rowCount)}</Figure>
            <Figure label="Columns">{formatInteger(columns.length)}</Figure>
            <Figure label="Last commit" className="max-sm:col-span-2">
              {snapshots[0] ? <RelativeTime at={snapshots[0].committedAt} /> : 'never'}
            </Figure>
          </dl>
          <FirstRows name={name} />
          <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[2fr_3fr]">
            <ColumnsCard columns={columns} />
            <SnapshotsCard snapshots={snapshots} />
          </div>
        </>
      )}
    </SourceState>
  )
}

function NoTable({ name }: { name: TableName }) {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such table"
      action={
        <Button asChild>
          <Link href="/tables">See all tables</Link>
        </Button>
      }
    >
      <span className="wrap-anywhere font-mono">
        {name.schema}.{name.table}
      </span>{' '}
      was dropped or renamed, or has not been written yet.
    </EmptyState>
  )
}

function Figure({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn('rounded-md border bg-raised px-4 py-3', className)}>
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
      <section
        aria-label="Columns"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-128 overflow-auto focus-visible:outline-offset-[-2px]"
      >
        <Table>
          <TableHeader>
            <tr>
              <TableHead>Name</TableHead>
              <TableHead>Type</TableHead>
              <TableHead>Nullable</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {columns.map((column) => (
              <TableRow key={column.name}>
                <TableCell className="wrap-anywhere min-w-24 py-2 font-mono">{column.name}</TableCell>
                <TableCell className="wrap-anywhere min-w-24 py-2 font-mono text-muted-foreground">
                  {column.type}
                </TableCell>
                <TableCell className="text-muted-foreground">{column.isNullable ? 'yes' : 'no'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
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
        <section
          aria-label="Snapshots"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-128 overflow-auto focus-visible:outline-offset-[-2px]"
        >
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
                  <TableCell className="whitespace-nowrap">
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
        </section>
      )}
    </Card>
  )
}
