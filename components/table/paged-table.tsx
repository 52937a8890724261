'use client'

import { LoaderCircle, SearchX, X } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import type { DataColumn } from './data-column'
import { type RowSelection, selectionColumn } from './row-selection'
import { TableCards } from './table-cards'
import { TableGrid } from './table-grid'
import { useIsNarrow } from './use-is-narrow'

/** What of an infinite query the table needs. */
interface Pages<Row> {
  data: { pages: { items: Row[] }[] } | undefined
  hasNextPage: boolean
  isFetchingNextPage: boolean
  /** What is shown is of another search, until the answer to this one is there. */
  isPlaceholderData: boolean
  fetchNextPage: () => unknown
}

interface PagedTableProps<Row> {
  /** What the rows are, in the plural: “people”. */
  label: string
  pages: Pages<Row>
  columns: readonly DataColumn<Row>[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  /** The search and filters, to the left of the tool bar. */
  filters?: ReactNode
  isNarrowed?: boolean
  onClear?: () => void
  /** More in the tool bar, to the right. */
  toolbar?: ReactNode
  /** Lets rows be chosen; left out where nothing can be done with them. */
  selection?: RowSelection<Row> | undefined
  isCompact?: boolean
  /** Shown when there is not one row and nothing is sought. */
  empty: ReactNode
}

/** A table whose rows the console sorts, filters and hands out page by page: for what may be more than a browser holds. */
export function PagedTable<Row extends object>({
  label,
  pages,
  columns,
  rowKey,
  onOpen,
  filters,
  isNarrowed = false,
  onClear,
  toolbar,
  selection,
  isCompact = false,
  empty,
}: PagedTableProps<Row>) {
  const isNarrow = useIsNarrow()
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = pages
  const rows = useMemo(
    () => (data?.pages ?? []).flatMap(({ items }) => items).map((row) => ({ id: rowKey(row), original: row })),
    [data, rowKey],
  )
  const shownColumns = useMemo(
    () => (selection ? [selectionColumn({ selection, label, rows, rowKey }), ...columns] : columns),
    [selection, label, rows, rowKey, columns],
  )
  if (rows.length === 0 && !isNarrowed) return <div className="rounded-md border bg-raised">{empty}</div>
  return (
    <div className="min-w-0 overflow-hidden rounded-md border bg-raised [--beside-table:17rem]">
      <Toolbar filters={filters} toolbar={toolbar} onClear={isNarrowed ? onClear : undefined} />
      <div className={cn('transition-opacity', isPlaceholderData && 'opacity-60')} aria-busy={isPlaceholderData}>
        {rows.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={`No ${label} match`}
            action={onClear ? <Button onClick={onClear}>Clear search and filters</Button> : null}
          />
        ) : (
          <>
            {isNarrow === false ? null : <TableCards columns={shownColumns} rows={rows} onOpen={onOpen} />}
            {isNarrow === true ? null : (
              <TableGrid
                label={label}
                columns={shownColumns}
                rows={rows}
                sort={null}
                onSort={() => {}}
                isCompact={isCompact}
                onOpen={onOpen}
              />
            )}
          </>
        )}
      </div>
      {rows.length === 0 ? null : (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-t px-3 py-2">
          <span className="text-muted-foreground text-xs" aria-live="polite">
            {hasNextPage ? `The first ${formatInteger(rows.length)} ${label}` : countOf(rows.length, label)}
          </span>
          {hasNextPage ? (
            <Button size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {isFetchingNextPage ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
              Load more
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

function Toolbar({
  filters,
  toolbar,
  onClear,
}: {
  filters: ReactNode
  toolbar: ReactNode
  onClear: (() => void) | undefined
}) {
  if (!filters && !toolbar) return null
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
      {filters}
      {onClear ? (
        <Button variant="ghost" size="sm" onClick={onClear}>
          <X aria-hidden />
          Clear
        </Button>
      ) : null}
      {toolbar ? <div className="ml-auto flex items-center gap-2">{toolbar}</div> : null}
    </div>
  )
}

function countOf(count: number, label: string): string {
  if (count === 1) return label === 'people' ? '1 person' : `1 ${label.replace(/ies$/, 'y').replace(/s$/, '')}`
  return `${formatInteger(count)} ${label}`
}
