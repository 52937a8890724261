'use client'

import { SearchX } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/utils/cn'
import { arrangeRows, distinctValues } from './arrange-rows'
import type { DataColumn } from './data-column'
import { TableCards } from './table-cards'
import { TableGrid } from './table-grid'
import { TableToolbar } from './table-toolbar'
import { useIsNarrow } from './use-is-narrow'
import { type SortState, useTableState } from './use-table-state'

interface DataTableProps<Row> {
  /** Short and stable: the table's state is in the URL under it. */
  id: string
  /** What the rows are, in the plural: “services”. */
  label: string
  rows: readonly Row[]
  columns: readonly DataColumn<Row>[]
  rowKey: (row: Row) => string
  initialSort?: SortState
  /** Opens a row, by Enter or a click. */
  onOpen?: (row: Row) => void
  /** Shown when there is not one row, whatever is sought. */
  empty: ReactNode
  /** More in the tool bar, to the right. */
  toolbar?: ReactNode
  className?: string
}

export function DataTable<Row extends object>({
  id,
  label,
  rows,
  columns,
  rowKey,
  initialSort,
  onOpen,
  empty,
  toolbar,
  className,
}: DataTableProps<Row>) {
  const hiddenAtFirst = useMemo(
    () => columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id),
    [columns],
  )
  const state = useTableState(id, { sort: initialSort ?? null, hidden: hiddenAtFirst })
  const { search, sort, hidden, filters } = state
  const isNarrow = useIsNarrow()

  const choices = useMemo(() => distinctValues(rows, columns), [rows, columns])
  const shown = useMemo(
    () => arrangeRows(rows, columns, { search, sort, filters }),
    [rows, columns, search, sort, filters],
  )

  if (rows.length === 0) return <div className={cn('rounded-md border bg-raised', className)}>{empty}</div>

  const gridRows = shown.map((row) => ({ id: rowKey(row), original: row }))
  const visible = columns.filter((column) => !hidden.includes(column.id))
  return (
    <div className={cn('min-w-0 overflow-hidden rounded-md border bg-raised', className)}>
      <TableToolbar
        label={label}
        columns={columns}
        state={state}
        choices={choices}
        shown={shown.length}
        total={rows.length}
      >
        {toolbar}
      </TableToolbar>
      {shown.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={`No ${label} match`}
          action={<Button onClick={state.clear}>Clear search and filters</Button>}
        />
      ) : (
        <>
          {isNarrow === false ? null : <TableCards columns={visible} rows={gridRows} onOpen={onOpen} />}
          {isNarrow === true ? null : (
            <TableGrid
              label={label}
              columns={visible}
              rows={gridRows}
              sort={sort}
              onSort={state.setSort}
              isCompact={state.isCompact}
              onOpen={onOpen}
            />
          )}
        </>
      )}
    </div>
  )
}
