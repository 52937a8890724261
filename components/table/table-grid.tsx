'use client'

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { type KeyboardEvent, lazy, type RefObject, Suspense, useRef, useState } from 'react'
import { cn } from '@/lib/utils/cn'
import { cellContent } from './cell-content'
import type { DataColumn } from './data-column'
import type { SortState } from './use-table-state'

const VirtualWindow = lazy(() => import('./virtual-window').then((module) => ({ default: module.VirtualWindow })))

/** Beyond this, only what is in view is in the page. */
const virtualFrom = 200
/** How many rows show until the window is loaded: more than a screen holds. */
const withoutWindow = 60
const rowHeight = { normal: 40, compact: 30 }

/** A row as the table keeps it. */
export interface GridRow<Row> {
  id: string
  original: Row
}

interface TableGridProps<Row extends object> {
  label: string
  columns: readonly DataColumn<Row>[]
  rows: GridRow<Row>[]
  sort: SortState | null
  onSort: (sort: SortState | null) => void
  isCompact: boolean
  onOpen: ((row: Row) => void) | undefined
}

export function TableGrid<Row extends object>({
  label,
  columns,
  rows,
  sort,
  onSort,
  isCompact,
  onOpen,
}: TableGridProps<Row>) {
  const scroller = useRef<HTMLElement>(null)
  const isVirtual = rows.length > virtualFrom
  const height = isCompact ? rowHeight.compact : rowHeight.normal
  const totals = columns.some((column) => column.total)
  const rowProps = { columns, rows, height, scroller, onOpen, isVirtual, hasTotals: totals }
  return (
    <section
      ref={scroller}
      aria-label={label}
      className="relative hidden max-h-[max(20rem,calc(100dvh-var(--beside-table,12rem)))] overflow-auto overscroll-x-contain md:block"
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
          {isVirtual ? (
            <Suspense fallback={<GridRows {...rowProps} first={0} last={withoutWindow} />}>
              <VirtualWindow count={rows.length} height={height} scroller={scroller}>
                {(first, last, scrollTo) => <GridRows {...rowProps} first={first} last={last} scrollTo={scrollTo} />}
              </VirtualWindow>
            </Suspense>
          ) : (
            <GridRows {...rowProps} first={0} last={rows.length - 1} />
          )}
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
                    column.isWideOnly && 'max-xl:hidden',
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

interface GridRowsProps<Row extends object> {
  columns: readonly DataColumn<Row>[]
  rows: GridRow<Row>[]
  first: number
  last: number
  height: number
  scroller: RefObject<HTMLElement | null>
  onOpen: ((row: Row) => void) | undefined
  isVirtual: boolean
  hasTotals: boolean
  /** Brings a row into view that is not in the page. */
  scrollTo?: (index: number) => void
}

function GridRows<Row extends object>({
  columns,
  rows,
  first,
  last,
  height,
  scroller,
  onOpen,
  isVirtual,
  hasTotals,
  scrollTo,
}: GridRowsProps<Row>) {
  const [current, setCurrent] = useState(0)
  const end = rows.length - 1
  const reachable = Math.min(Math.max(current, first), last)
  const focusRow = (index: number) => {
    const target = Math.min(Math.max(index, 0), end)
    setCurrent(target)
    scrollTo?.(target)
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
      End: end,
    }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      focusRow(step)
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault()
      onOpen(row)
    }
  }
  return (
    <>
      {first > 0 ? <tr aria-hidden style={{ height: first * height }} /> : null}
      {rows.slice(first, last + 1).map((row, offset) => {
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
              'bg-raised hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]',
              onOpen && 'cursor-pointer',
            )}
          >
            {columns.map((column) => (
              <BodyCell
                key={column.id}
                column={column}
                row={row.original}
                isLast={index === end && !hasTotals}
                isVirtual={isVirtual}
              />
            ))}
          </tr>
        )
      })}
      {last < end ? <tr aria-hidden style={{ height: (end - last) * height }} /> : null}
    </>
  )
}

function isOwnControl(target: EventTarget, row: Element): boolean {
  const control =
    target instanceof Element ? target.closest('a, button, input, label, [role="menuitem"], [role="switch"]') : null
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
        column.card === 'action' && 'right-0 z-20',
        column.isWideOnly && 'max-xl:hidden',
      )}
    >
      {column.headerControl ??
        (column.header === '' ? (
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
        ))}
    </th>
  )
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
        // Within reach however far the table is scrolled.
        column.card === 'action' && 'sticky right-0 bg-inherit',
        column.isWideOnly && 'max-xl:hidden',
      )}
      style={column.width && !isVirtual ? { maxWidth: column.width } : undefined}
    >
      {column.card === 'action' || column.card === 'choice' ? (
        cellContent(column, row)
      ) : (
        <div
          className={cn('truncate', !column.width && !isVirtual && 'max-w-[28rem]')}
          title={typeof value === 'string' ? value : undefined}
        >
          {cellContent(column, row)}
        </div>
      )}
    </td>
  )
}
