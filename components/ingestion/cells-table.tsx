import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatInteger } from '@/lib/utils/format'

/** So many columns are shown of a file that has more. */
const mostColumns = 60
/** Longer values are cut, and tell more on hover. */
const longText = 400

interface CellsTableProps {
  columns: readonly { name: string; source: string }[]
  rows: readonly (readonly (string | null)[])[]
}

/** The first rows of a file, as texts. */
export function CellsTable({ columns, rows }: CellsTableProps) {
  const shown = columns.slice(0, mostColumns)
  return (
    <>
      <section
        aria-label="First rows"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto focus-visible:outline-offset-[-2px]"
      >
        <Table>
          <TableHeader>
            <tr>
              {shown.map((column, index) => (
                <TableHead
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  key={index}
                  title={column.source}
                  className="sticky top-0 max-w-48 truncate bg-raised font-mono"
                >
                  {column.name}
                </TableHead>
              ))}
            </tr>
          </TableHeader>
          <TableBody>
            {rows.map((row, rowIndex) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <TableRow key={rowIndex}>
                {shown.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <Cell key={index} value={row[index] ?? null} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
      {columns.length > shown.length ? (
        <p className="border-t px-4 py-2 text-muted-foreground text-xs">
          The first {formatInteger(shown.length)} of {formatInteger(columns.length)} columns.
        </p>
      ) : null}
    </>
  )
}

function Cell({ value }: { value: string | null }) {
  const text = value === null ? null : value.length > longText ? `${value.slice(0, longText)}…` : value
  return (
    <TableCell
      title={text !== null && text.length > 30 ? text : undefined}
      className="max-w-64 truncate whitespace-nowrap py-1.5 font-mono text-xs"
    >
      {text ?? <span className="text-muted-foreground">null</span>}
    </TableCell>
  )
}
