import { Skeleton } from '@/components/ui/skeleton'

export function TableDetailsSkeleton() {
  return (
    <div className="grid gap-6" aria-hidden>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {['rows', 'columns', 'commit'].map((figure) => (
          <div key={figure} className="grid gap-2 rounded-md border bg-raised px-4 py-3 max-sm:last:col-span-2">
            <Skeleton className="h-3.5 w-16" />
            <Skeleton className="h-5 w-24" />
          </div>
        ))}
      </div>
      {['rows', 'columns'].map((section) => (
        <div key={section} className="rounded-md border bg-raised">
          <div className="flex h-11 items-center border-b px-4">
            <Skeleton className="h-4 w-32" />
          </div>
          {['first', 'second', 'third', 'fourth', 'fifth'].map((row) => (
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
