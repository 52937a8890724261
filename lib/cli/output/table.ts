import { styleText } from 'node:util'
import Table from 'cli-table3'

const NO_BORDER = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

export interface TableOptions {
  readonly head: readonly string[]
  readonly rows: ReadonlyArray<readonly string[]>
  /** Columns (by index) that hold numbers. */
  readonly alignRight?: readonly number[]
}

/** A table without borders; bold head on a terminal, plain text on a pipe. */
export function renderTable({ head, rows, alignRight = [] }: TableOptions): string {
  const table = new Table({
    head: head.map((cell) => styleText('bold', cell)),
    chars: NO_BORDER,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: head.map((_, column) => (alignRight.includes(column) ? 'right' : 'left')),
  })
  for (const row of rows) table.push([...row])
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
