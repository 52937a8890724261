import { Skeleton } from '@/components/ui/skeleton'

/** A table that is coming: as many columns and rows as it will likely have. */
export function TableSkeleton({ columns, rows }: { columns: number; rows: number }) {
  const list = (length: number) => Array.from({ length }, (_, index) => `${index}`)
  return (
    <div className="overflow-hidden rounded-md border bg-raised" aria-hidden>
      <div className="flex h-12 items-center justify-between border-b px-3">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="size-8" />
      </div>
      <div className="h-9 border-b" />
      {list(rows).map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b px-3 last:border-0">
          {list(columns).map((column) => (
            <Skeleton key={column} className={column === '0' ? 'h-4 w-40' : 'h-4 w-20 max-md:hidden'} />
          ))}
        </div>
      ))}
    </div>
  )
}
