import type { ReactNode } from 'react'
import type { DataColumn } from './data-column'

export function cellContent<Row>(column: DataColumn<Row>, row: Row): ReactNode {
  if (column.cell) return column.cell(row)
  const value = column.value(row)
  return value === null || value === undefined ? <span className="text-muted-foreground">–</span> : String(value)
}
