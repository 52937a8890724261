import { Skeleton } from '@/components/ui/skeleton'

export function TableDetailsSkeleton() {
  return (
    <div className="grid gap-6" aria-hidden>
      {['columns', 'rows', 'snapshots'].map((section) => (
        <div key={section} className="rounded-md border bg-raised">
          <div className="flex h-11 items-center border-b px-4">
            <Skeleton className="h-4 w-32" />
          </div>
          {['first', 'second', 'third'].map((row) => (
            <div key={row} className="flex h-10 items-center gap-6 border-b px-3 last:border-0">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-4 w-24" />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
