'use client'

import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  type FilterFn,
  globalFilteringFeature,
  rowSortingFeature,
  type SortFn,
  type Row as TableRowModel,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, ChevronsUpDown, SearchX } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/utils/cn'
import type { CellValue, DataColumn } from './data-column'
import { TableToolbar } from './table-toolbar'
import { useIsNarrow } from './use-is-narrow'
import { type SortState, useTableState } from './use-table-state'

const features = tableFeatures({
  columnFilteringFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
})

type Features = typeof features

/** Beyond this, only what is in view is in the page. */
const virtualFrom = 200
const cardsPerStep = 100
const rowHeight = { normal: 40, compact: 30 }

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
  isStale?: boolean
  className?: string
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function compare(left: CellValue, right: CellValue): number {
  if (left === right) return 0
  // What is not known comes after what is, in either direction of thought.
  if (left === null || left === undefined) return -1
  if (right === null || right === undefined) return 1
  if (typeof left === 'string' || typeof right === 'string') return collator.compare(String(left), String(right))
  return left < right ? -1 : 1
}

// biome-ignore lint/suspicious/noExplicitAny: one function sorts rows of every type
const sortByValue: SortFn<Features, any> = (left, right, id) =>
  compare(left.getValue<CellValue>(id), right.getValue<CellValue>(id))

// biome-ignore lint/suspicious/noExplicitAny: one function filters rows of every type
const isOneOf: FilterFn<Features, any> = (row, id, wanted: string[]) =>
  wanted.includes(String(row.getValue<CellValue>(id) ?? ''))

// biome-ignore lint/suspicious/noExplicitAny: one function filters rows of every type
const contains: FilterFn<Features, any> = (row, id, sought: string) =>
  String(row.getValue<CellValue>(id) ?? '')
    .toLowerCase()
    .includes(sought.toLowerCase())

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
  isStale = false,
  className,
}: DataTableProps<Row>) {
  const hiddenAtFirst = useMemo(
    () => columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id),
    [columns],
  )
  const state = useTableState(id, { sort: initialSort ?? null, hidden: hiddenAtFirst })
  const { search, sort, hidden, filters } = state
  const isNarrow = useIsNarrow()

  const definitions = useMemo<ColumnDef<Features, Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: column.value,
        sortFn: sortByValue,
        filterFn: isOneOf,
        enableSorting: column.isSortable ?? true,
      })),
    [columns],
  )
  const choices = useMemo(() => distinctValues(rows, columns), [rows, columns])
  const tableState = useMemo(
    () => ({
      sorting: sort ? [sort] : [],
      globalFilter: search,
      columnFilters: [...filters].map(([column, value]) => ({ id: column, value })),
      columnVisibility: Object.fromEntries(hidden.map((column) => [column, false])),
    }),
    [sort, search, filters, hidden],
  )
  const table = useTable({
    features,
    data: rows as Row[],
    columns: definitions,
    getRowId: rowKey,
    state: tableState,
    globalFilterFn: contains,
    getColumnCanGlobalFilter: () => true,
  })

  if (rows.length === 0) return <div className={cn('rounded-md border bg-raised', className)}>{empty}</div>

  const visible = columns.filter((column) => !hidden.includes(column.id))
  const shown = table.getRowModel().rows
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
      <div
        data-stale={isStale}
        className="transition-opacity data-[stale=true]:opacity-60 data-[stale=true]:saturate-50"
      >
        {shown.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={`No ${label} match`}
            action={<Button onClick={state.clear}>Clear search and filters</Button>}
          />
        ) : (
          <>
            {isNarrow === false ? null : <Cards columns={visible} rows={shown} onOpen={onOpen} />}
            {isNarrow === true ? null : (
              <Grid
                label={label}
                columns={visible}
                rows={shown}
                sort={sort}
                onSort={state.setSort}
                isCompact={state.isCompact}
                onOpen={onOpen}
              />
            )}
          </>
        )}
      </div>
    </div>
  )
}

function distinctValues<Row>(rows: readonly Row[], columns: readonly DataColumn<Row>[]): Map<string, string[]> {
  return new Map(
    columns
      .filter((column) => column.isFilter)
      .map((column) => [
        column.id,
        [...new Set(rows.map((row) => String(column.value(row) ?? '')))]
          .filter((value) => value !== '')
          .sort(collator.compare),
      ]),
  )
}

interface GridProps<Row extends object> {
  label: string
  columns: readonly DataColumn<Row>[]
  rows: TableRowModel<Features, Row>[]
  sort: SortState | null
  onSort: (sort: SortState | null) => void
  isCompact: boolean
  onOpen: ((row: Row) => void) | undefined
}

function Grid<Row extends object>({ label, columns, rows, sort, onSort, isCompact, onOpen }: GridProps<Row>) {
  const scroller = useRef<HTMLElement>(null)
  const [current, setCurrent] = useState(0)
  const isVirtual = rows.length > virtualFrom
  const height = isCompact ? rowHeight.compact : rowHeight.normal
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    // The header covers the first of them.
    scrollPaddingStart: 40,
  })
  const items = virtualizer.getVirtualItems()
  const first = isVirtual ? (items[0]?.index ?? 0) : 0
  const last = isVirtual ? (items.at(-1)?.index ?? 60) : rows.length - 1
  const window = rows.slice(first, last + 1)
  const reachable = Math.min(Math.max(current, first), last)

  const focusRow = (index: number) => {
    const target = Math.min(Math.max(index, 0), rows.length - 1)
    setCurrent(target)
    if (isVirtual) virtualizer.scrollToIndex(target)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row) => {
    // Keys pressed in a button of the row are the button's.
    if (event.target !== event.currentTarget) return
    const step = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      focusRow(step)
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault()
      onOpen(row)
    }
  }
  const totals = columns.some((column) => column.total)
  return (
    <section
      ref={scroller}
      aria-label={label}
      className="hidden max-h-[max(20rem,calc(100dvh-12rem))] overflow-auto overscroll-x-contain md:block"
    >
      <table
        aria-rowcount={rows.length + 1}
        className={cn('w-full border-separate border-spacing-0 text-sm', isVirtual && 'table-fixed')}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 ? <tr aria-hidden style={{ height: first * height }} /> : null}
          {window.map((row, offset) => {
            const index = first + offset
            return (
              <tr
                key={row.id}
                data-index={index}
                data-row={row.id}
                aria-rowindex={index + 2}
                tabIndex={index === reachable ? 0 : -1}
                onFocus={() => setCurrent(index)}
                onKeyDown={(event) => onKeyDown(event, index, row.original)}
                onClick={(event) => {
                  if (onOpen && !isOwnControl(event.target, event.currentTarget)) onOpen(row.original)
                }}
                style={{ height }}
                className={cn(
                  'group/row hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]',
                  onOpen && 'cursor-pointer',
                )}
              >
                {columns.map((column) => (
                  <BodyCell
                    key={column.id}
                    column={column}
                    row={row.original}
                    isLast={index === rows.length - 1 && !totals}
                    isVirtual={isVirtual}
                  />
                ))}
              </tr>
            )
          })}
          {last < rows.length - 1 ? <tr aria-hidden style={{ height: (rows.length - 1 - last) * height }} /> : null}
        </tbody>
        {totals ? (
          <tfoot>
            <tr style={{ height }}>
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cn(
                    'sticky bottom-0 border-t bg-raised px-3 font-medium',
                    column.align === 'right' && 'text-right',
                  )}
                >
                  {column.total?.(rows.map((row) => row.original))}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}

function isOwnControl(target: EventTarget, row: Element): boolean {
  const control =
    target instanceof Element ? target.closest('a, button, input, [role="menuitem"], [role="switch"]') : null
  // A menu or dialog opened from the row sits elsewhere in the page, yet its clicks come through the row.
  return control !== null || (target instanceof Element && !row.contains(target))
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: DataColumn<Row>
  sort: SortState | null
  onSort: (sort: SortState | null) => void
}) {
  const direction = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined
  const title = (
    <>
      {column.header}
      {column.unit ? <span className="font-normal text-muted-foreground">{column.unit}</span> : null}
    </>
  )
  const Arrow = direction === 'descending' ? ArrowDown : direction === 'ascending' ? ArrowUp : ChevronsUpDown
  return (
    <th
      scope="col"
      {...(direction ? { 'aria-sort': direction } : {})}
      style={column.width ? { width: column.width } : undefined}
      className={cn(
        'sticky top-0 z-10 h-9 whitespace-nowrap border-b bg-raised px-3 text-left font-medium text-muted-foreground text-xs',
        column.align === 'right' && 'text-right',
      )}
    >
      {column.header === '' ? (
        <span className="sr-only">Actions</span>
      ) : column.isSortable === false ? (
        <span className="inline-flex items-center gap-1 align-middle">{title}</span>
      ) : (
        <button
          type="button"
          onClick={() => onSort({ id: column.id, desc: direction === 'ascending' })}
          className={cn(
            'group/sort inline-flex items-center gap-1 rounded-sm align-middle hover:text-foreground',
            direction && 'text-foreground',
          )}
        >
          {title}
          <Arrow
            aria-hidden
            className={cn(
              'size-3.5',
              column.align === 'right' && '-order-1',
              !direction && 'opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100',
            )}
          />
        </button>
      )}
    </th>
  )
}

function content<Row>(column: DataColumn<Row>, row: Row): ReactNode {
  if (column.cell) return column.cell(row)
  const value = column.value(row)
  return value === null || value === undefined ? <span className="text-muted-foreground">–</span> : String(value)
}

function BodyCell<Row>({
  column,
  row,
  isLast,
  isVirtual,
}: {
  column: DataColumn<Row>
  row: Row
  isLast: boolean
  isVirtual: boolean
}) {
  const value = column.value(row)
  return (
    <td
      className={cn(
        'px-3',
        !isLast && 'border-b',
        (column.align === 'right' || column.card === 'action') && 'text-right',
      )}
      style={column.width && !isVirtual ? { maxWidth: column.width } : undefined}
    >
      {column.card === 'action' ? (
        content(column, row)
      ) : (
        <div
          className={cn('truncate', !column.width && !isVirtual && 'max-w-[28rem]')}
          title={typeof value === 'string' ? value : undefined}
        >
          {content(column, row)}
        </div>
      )}
    </td>
  )
}

function Cards<Row extends object>({
  columns,
  rows,
  onOpen,
}: {
  columns: readonly DataColumn<Row>[]
  rows: TableRowModel<Features, Row>[]
  onOpen: ((row: Row) => void) | undefined
}) {
  const [limit, setLimit] = useState(cardsPerStep)
  const of = (role: DataColumn<Row>['card']) => columns.filter((column) => (column.card ?? 'detail') === role)
  const titles = of('title')
  const states = of('state')
  const actions = of('action')
  const details = of('detail')
  return (
    <ul className="divide-y md:hidden">
      {rows.slice(0, limit).map(({ id, original }) => {
        const title = titles.map((column) => <span key={column.id}>{content(column, original)}</span>)
        return (
          <li key={id} data-row={id} className="grid gap-2 px-3 py-3">
            <div className="flex items-start justify-between gap-3">
              <div className="grid min-w-0 justify-items-start gap-1">
                {onOpen ? (
                  <button
                    type="button"
                    onClick={() => onOpen(original)}
                    className="wrap-anywhere rounded-sm text-left font-medium"
                  >
                    {title}
                  </button>
                ) : (
                  <div className="wrap-anywhere font-medium">{title}</div>
                )}
                {states.map((column) => (
                  <div key={column.id}>{content(column, original)}</div>
                ))}
              </div>
              <div className="flex shrink-0 gap-1">
                {actions.map((column) => (
                  <div key={column.id}>{content(column, original)}</div>
                ))}
              </div>
            </div>
            {details.length > 0 ? (
              <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 text-sm">
                {details.map((column) => (
                  <div key={column.id} className="min-w-0">
                    <dt className="text-muted-foreground text-xs">
                      {column.header} {column.unit}
                    </dt>
                    <dd className="wrap-anywhere">{content(column, original)}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        )
      })}
      {rows.length > limit ? (
        <li className="p-3">
          <Button className="w-full" onClick={() => setLimit(limit + cardsPerStep)}>
            Show more
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
