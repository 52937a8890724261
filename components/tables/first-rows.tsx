'use client'

import { useQuery } from '@tanstack/react-query'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { TableName, TableRows } from '@/lib/contracts/tables'
import { cn } from '@/lib/utils/cn'
import { formatValue, isNumeric } from './format-value'
import { firstRows, tableQueries } from './queries'

/** Some rows, so that one sees what is in the table. */
export function FirstRows({ name }: { name: TableName }) {
  const rows = useQuery(tableQueries.rows(name))
  return (
    <Card>
      <CardHeader>
        <CardTitle>First rows</CardTitle>
        <CardDescription>Up to {firstRows}, in no particular order</CardDescription>
      </CardHeader>
      <SourceState
        reading={readingOf(rows)}
        source="Trino"
        service="trino"
        failure="The rows could not be read"
        skeleton={<RowsSkeleton />}
      >
        {(data) =>
          data.rows.length === 0 ? (
            <p className="px-4 py-6 text-muted-foreground text-sm">The table has no rows.</p>
          ) : (
            <RowsTable data={data} />
          )
        }
      </SourceState>
    </Card>
  )
}

function RowsSkeleton() {
  return (
    <div aria-hidden>
      {['header', 'first', 'second', 'third', 'fourth', 'fifth'].map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b px-3 last:border-0">
          <Skeleton className="h-4 w-16" />
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-4 w-40" />
        </div>
      ))}
    </div>
  )
}

function RowsTable({ data }: { data: TableRows }) {
  const { columns, rows } = data
  const alignment = columns.map(({ type }) => (isNumeric(type) ? 'text-right' : ''))
  return (
    <section
      aria-label="First rows"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-128 overflow-auto focus-visible:outline-offset-[-2px]"
    >
      <Table>
        <TableHeader>
          <tr>
            {columns.map((column, index) => (
              <TableHead
                key={column.name}
                title={column.type}
                className={cn('sticky top-0 bg-raised font-mono', alignment[index])}
              >
                {column.name}
              </TableHead>
            ))}
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity and are replaced as a whole
            <TableRow key={rowIndex}>
              {columns.map((column, index) => (
                <Value key={column.name} value={row[index]} className={alignment[index]} />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

function Value({ value, className }: { value: unknown; className: string | undefined }) {
  const text = formatValue(value)
  return (
    <TableCell
      title={text !== null && text.length > 40 ? text : undefined}
      className={cn('max-w-80 truncate whitespace-nowrap font-mono text-xs', className)}
    >
      {text === null ? <span className="text-muted-foreground">null</span> : text}
    </TableCell>
  )
}
