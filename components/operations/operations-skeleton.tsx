import { Skeleton } from '@/components/ui/skeleton'

export function OperationsSkeleton() {
  return (
    <div className="divide-y rounded-md border bg-raised" aria-hidden>
      {['first', 'second', 'third'].map((row) => (
        <div key={row} className="flex h-11 items-center justify-between px-4">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-4 w-24" />
        </div>
      ))}
    </div>
  )
}
