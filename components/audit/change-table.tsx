import { Minus, Pencil, Plus } from 'lucide-react'
import { cn } from '@/lib/utils/cn'
import { type FieldChange, fieldChanges } from './field-changes'

const looks = {
  added: { icon: Plus, word: 'added' },
  removed: { icon: Minus, word: 'removed' },
  changed: { icon: Pencil, word: 'changed' },
  kept: { icon: null, word: 'kept' },
} as const

/** What was before and what is after, field by field. */
export function ChangeTable({ before, after }: { before: unknown; after: unknown }) {
  const changes = fieldChanges(before, after)
  if (changes.length === 0) return <p className="text-muted-foreground text-sm">The log keeps no fields of this.</p>
  const hasBefore = changes.some((change) => change.before !== null)
  const hasAfter = changes.some((change) => change.after !== null)
  return (
    <div className="overflow-x-auto rounded-md border">
      <table className="w-full text-left text-sm">
        <thead className="text-muted-foreground text-xs">
          <tr className="border-b">
            <th scope="col" className="px-3 py-1.5 font-medium">
              Field
            </th>
            {hasBefore ? (
              <th scope="col" className="px-3 py-1.5 font-medium">
                Before
              </th>
            ) : null}
            {hasAfter ? (
              <th scope="col" className="px-3 py-1.5 font-medium">
                After
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody className="divide-y">
          {changes.map((change) => (
            <ChangeRow
              key={change.field}
              change={change}
              hasBefore={hasBefore}
              hasAfter={hasAfter}
              tells={hasBefore && hasAfter}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ChangeRow({
  change: { field, kind, before, after },
  hasBefore,
  hasAfter,
  tells,
}: {
  change: FieldChange
  hasBefore: boolean
  hasAfter: boolean
  /** Both sides are known, so that it means something what became of a field. */
  tells: boolean
}) {
  const { icon: Icon, word } = looks[kind]
  const isLoud = tells && kind !== 'kept'
  return (
    <tr className="align-top">
      <th scope="row" className="whitespace-nowrap px-3 py-1.5 font-normal">
        <span className="inline-flex items-center gap-1.5">
          {tells && Icon ? <Icon className="size-3.5 text-muted-foreground" aria-hidden /> : null}
          {field}
          {tells ? <span className="sr-only">: {word}</span> : null}
        </span>
      </th>
      {hasBefore ? <Value text={before} className={cn(isLoud && 'bg-selected')} isQuiet={!isLoud && tells} /> : null}
      {hasAfter ? <Value text={after} className={cn(isLoud && 'bg-selected')} isQuiet={!isLoud && tells} /> : null}
    </tr>
  )
}

function Value({ text, className, isQuiet }: { text: string | null; className: string; isQuiet: boolean }) {
  return (
    <td
      className={cn(
        'wrap-anywhere min-w-24 px-3 py-1.5 font-mono text-xs leading-5',
        text !== null && className,
        (isQuiet || text === null) && 'text-muted-foreground',
      )}
    >
      {text ?? '–'}
    </td>
  )
}
