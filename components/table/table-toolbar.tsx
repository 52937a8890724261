'use client'

import { ListFilter, Search, SlidersHorizontal, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { formatInteger } from '@/lib/utils/format'
import type { DataColumn } from './data-column'
import type { TableUrlState } from './use-table-state'

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
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
      <div className="relative min-w-40 flex-1 sm:max-w-72">
        <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" aria-hidden />
        <Input
          type="search"
          aria-label={`Search ${label}`}
          placeholder="Search"
          defaultValue={state.search}
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
          {shown === total ? formatInteger(total) : `${formatInteger(shown)} of ${formatInteger(total)}`}
        </span>
        {children}
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Columns and density of ${label}`}
              title="Columns and density"
            >
              <SlidersHorizontal aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuLabel>Columns</DropdownMenuLabel>
            {columns.map((column) => (
              <DropdownMenuCheckboxItem
                key={column.id}
                checked={!state.hidden.includes(column.id)}
                disabled={column.card === 'title'}
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={() => state.toggleHidden(column.id)}
              >
                {column.header === '' ? 'Actions' : column.header}
              </DropdownMenuCheckboxItem>
            ))}
            <DropdownMenuSeparator />
            <DropdownMenuCheckboxItem
              checked={state.isCompact}
              onSelect={(event) => event.preventDefault()}
              onCheckedChange={state.toggleCompact}
            >
              Compact rows
            </DropdownMenuCheckboxItem>
          </DropdownMenuContent>
        </DropdownMenu>
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
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="secondary" disabled={values.length === 0}>
          <ListFilter aria-hidden />
          {column.header}
          {chosen.length > 0 ? (
            <span className="text-muted-foreground">{chosen.length === 1 ? chosen[0] : chosen.length}</span>
          ) : null}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80">
        {values.map((value) => (
          <DropdownMenuCheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={() => state.toggleFilter(column.id, value)}
          >
            {value}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
