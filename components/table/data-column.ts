import type { ReactNode } from 'react'

export type CellValue = string | number | bigint | boolean | null | undefined

/** One column of a {@link DataTable}. Keep the list outside the component, or memoised. */
export interface DataColumn<Row> {
  /** Stable: it is in the URL. */
  id: string
  header: string
  /** Stands in the header in place of the words, which are then only read out. */
  headerControl?: ReactNode
  /** Shown beside the header, so that it need not be repeated in every row. */
  unit?: string
  /** What is sorted and searched by. 64-bit integers as bigint. */
  value: (row: Row) => CellValue
  /** How it is shown; the value itself when left out. */
  cell?: (row: Row) => ReactNode
  /** Numbers go right. */
  align?: 'left' | 'right'
  isSortable?: boolean
  /** Offers the column's distinct values as a filter. */
  isFilter?: boolean
  isHiddenAtFirst?: boolean
  /** What a card keeps of the row under 768 px. `choice` stands before the title. `detail` when left out. */
  card?: 'title' | 'state' | 'action' | 'detail' | 'choice' | 'none'
  /** Left out of windows under 1,280 px, where the others need the room. */
  isWideOnly?: boolean
  /** A CSS width, such as `12rem`; cells longer than this are cut and tell the rest on hover. */
  width?: string
  /** The last row, where a total means something. */
  total?: (rows: readonly Row[]) => ReactNode
}
