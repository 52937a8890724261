import Link from 'next/link'
import { tableHref } from '@/components/tables/queries'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'

/** The schema that pipelines write to. */
const schema = 'lakehouse'

export const schemaTableHref = (table: string) => tableHref({ schema, table })

export function Dash() {
  return <span className="text-muted-foreground">–</span>
}

/** A pipeline's table, with the way to its rows. */
export function TableLink({ table, className }: { table: string; className?: string }) {
  return (
    <Link
      href={schemaTableHref(table)}
      prefetch={false}
      className={cn('font-mono text-xs hover:underline', className)}
      title={`iceberg.${schema}.${table}`}
    >
      {table}
    </Link>
  )
}

/** A count that is quiet at zero, and may be one that somebody has to look at. */
export function Count({
  value,
  tone,
  isAtLeast = false,
}: {
  value: number | string | null
  tone?: 'attention' | 'failing'
  /** There are more than were counted. */
  isAtLeast?: boolean
}) {
  if (value === null) return <Dash />
  const isZero = BigInt(value) === BigInt(0)
  const toneClass = tone === 'failing' ? 'font-medium text-failing' : 'font-medium text-attention'
  return (
    <span data-numeric className={cn(isZero ? 'text-muted-foreground' : tone && toneClass)}>
      {isAtLeast ? '≥ ' : ''}
      {formatInteger(value)}
    </span>
  )
}

/** `3 files`, `1 file`. */
export function countOf(count: number, one: string): string {
  return `${formatInteger(count)} ${one}${count === 1 ? '' : 's'}`
}
