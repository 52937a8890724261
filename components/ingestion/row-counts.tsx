import type { IngestedFile } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { Count } from './words'

const rowWords = [
  ['inserted', 'New in the table'],
  ['updated', 'Changed a row'],
  ['unchanged', 'There before, just so'],
  ['superseded', 'Followed by a later one'],
  ['rejected', 'Kept aside'],
] as const

/** What became of rows, so that one sees that none is missing. */
export function RowCounts({ rows }: { rows: NonNullable<IngestedFile['rows']> }) {
  return (
    <dl className="grid max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1 text-sm">
      {rowWords.map(([count, words]) => (
        <div key={count} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted-foreground">{words}</dt>
          <dd className="text-right">
            <Count value={rows[count]} {...(count === 'rejected' ? { tone: 'attention' as const } : {})} />
          </dd>
        </div>
      ))}
      <div className="col-span-2 grid grid-cols-subgrid border-t pt-1 font-medium">
        <dt>Read</dt>
        <dd className="text-right" data-numeric>
          {formatInteger(rows.read)}
        </dd>
      </div>
    </dl>
  )
}
