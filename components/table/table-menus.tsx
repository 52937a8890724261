'use client'

import type { ReactElement } from 'react'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { DataColumn } from './data-column'
import type { TableUrlState } from './use-table-state'

interface MenuProps {
  state: TableUrlState
  trigger: ReactElement
}

export function ColumnsMenu<Row>({ columns, state, trigger }: MenuProps & { columns: readonly DataColumn<Row>[] }) {
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
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
  )
}

export function FilterMenu({
  columnId,
  values,
  chosen,
  state,
  trigger,
}: MenuProps & { columnId: string; values: string[]; chosen: string[] }) {
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80">
        {values.map((value) => (
          <DropdownMenuCheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={() => state.toggleFilter(columnId, value)}
          >
            {value}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
