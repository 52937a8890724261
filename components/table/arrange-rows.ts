import type { CellValue, DataColumn } from './data-column'
import type { SortState } from './use-table-state'

interface Arrangement {
  /** Kept are the rows of which any column contains this; case does not matter. */
  search: string
  sort: SortState | null
  /** Per column the values of which a row must have one. */
  filters: ReadonlyMap<string, readonly string[]>
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const isMissing = (value: CellValue): value is null | undefined => value === null || value === undefined

function compare(left: CellValue, right: CellValue): number {
  if (left === right || isMissing(left) || isMissing(right)) return 0
  if (typeof left === 'string' || typeof right === 'string') return collator.compare(String(left), String(right))
  return left < right ? -1 : left > right ? 1 : 0
}

const textOf = <Row>(column: DataColumn<Row>, row: Row) => String(column.value(row) ?? '')

/** The rows to show, in order. Equal rows keep the order they came in; what has no value comes last either way. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  { search, sort, filters }: Arrangement,
): Row[] {
  const sought = search.trim().toLowerCase()
  const wanted = columns.flatMap((column) => {
    const values = filters.get(column.id)
    return values ? [{ column, values: new Set(values) }] : []
  })
  const kept = rows.filter(
    (row) =>
      wanted.every(({ column, values }) => values.has(textOf(column, row))) &&
      (sought === '' || columns.some((column) => textOf(column, row).toLowerCase().includes(sought))),
  )
  const by = sort === null ? undefined : columns.find((column) => column.id === sort.id)
  if (!by || sort === null) return kept
  const direction = sort.desc ? -1 : 1
  return kept
    .map((row) => ({ row, value: by.value(row) }))
    .sort(
      (left, right) =>
        Number(isMissing(left.value)) - Number(isMissing(right.value)) || direction * compare(left.value, right.value),
    )
    .map(({ row }) => row)
}

/** The values that each filtering column has, to choose from. */
export function distinctValues<Row>(rows: readonly Row[], columns: readonly DataColumn<Row>[]): Map<string, string[]> {
  return new Map(
    columns
      .filter((column) => column.isFilter)
      .map((column) => [
        column.id,
        [...new Set(rows.map((row) => textOf(column, row)))].filter((value) => value !== '').sort(collator.compare),
      ]),
  )
}
