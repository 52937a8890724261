'use client'

import { ListFilter, Search, SlidersHorizontal, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { OnDemand } from '@/components/ui/on-demand'
import { formatInteger } from '@/lib/utils/format'
import type { DataColumn } from './data-column'
import type { TableUrlState } from './use-table-state'

const loadMenus = () => import('./table-menus')

interface TableToolbarProps<Row> {
  label: string
  columns: readonly DataColumn<Row>[]
  state: TableUrlState
  /** The distinct values of each column that filters. */
  choices: ReadonlyMap<string, string[]>
  shown: number
  total: number
  children?: ReactNode
}

export function TableToolbar<Row>({ label, columns, state, choices, shown, total, children }: TableToolbarProps<Row>) {
  const columnsButton = (
    <Button variant="ghost" size="icon" aria-label={`Columns and density of ${label}`} title="Columns and density">
      <SlidersHorizontal aria-hidden />
    </Button>
  )
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
      <div className="relative min-w-40 flex-1 sm:max-w-72">
        <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" aria-hidden />
        <Input
          type="search"
          aria-label={`Search ${label}`}
          placeholder="Search"
          value={state.search}
          onChange={(event) => state.setSearch(event.currentTarget.value)}
          className="pl-8"
        />
      </div>
      {columns
        .filter((column) => column.isFilter)
        .map((column) => (
          <ColumnFilter key={column.id} column={column} values={choices.get(column.id) ?? []} state={state} />
        ))}
      {state.isNarrowed ? (
        <Button variant="ghost" size="sm" onClick={state.clear}>
          <X aria-hidden />
          Clear
        </Button>
      ) : null}
      <div className="ml-auto flex items-center gap-2">
        <span className="text-muted-foreground text-xs" aria-live="polite">
          {shown === total ? '' : `${formatInteger(shown)} of `}
          {formatInteger(total)} {total === 1 ? label.replace(/s$/, '') : label}
        </span>
        {children}
        <OnDemand load={loadMenus} trigger={columnsButton}>
          {({ ColumnsMenu }) => <ColumnsMenu columns={columns} state={state} trigger={columnsButton} />}
        </OnDemand>
      </div>
    </div>
  )
}

function ColumnFilter<Row>({
  column,
  values,
  state,
}: {
  column: DataColumn<Row>
  values: string[]
  state: TableUrlState
}) {
  const chosen = state.filters.get(column.id) ?? []
  const button = (
    <Button variant="secondary" disabled={values.length === 0}>
      <ListFilter aria-hidden />
      {column.header}
      {chosen.length > 0 ? (
        <span className="text-muted-foreground">{chosen.length === 1 ? chosen[0] : chosen.length}</span>
      ) : null}
    </Button>
  )
  return (
    <OnDemand load={loadMenus} trigger={button}>
      {({ FilterMenu }) => (
        <FilterMenu columnId={column.id} values={values} chosen={chosen} state={state} trigger={button} />
      )}
    </OnDemand>
  )
}
