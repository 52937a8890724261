import { Skeleton } from '@/components/ui/skeleton'

export function SessionsSkeleton() {
  return (
    <div className="divide-y">
      {['first', 'second'].map((row) => (
        <div key={row} className="grid gap-2 px-4 py-3.5">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-72 max-w-full" />
        </div>
      ))}
    </div>
  )
}
