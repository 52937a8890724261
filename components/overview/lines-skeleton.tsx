import { Skeleton } from '@/components/ui/skeleton'

export function LinesSkeleton() {
  return (
    <div className="grid gap-4 p-4" aria-hidden>
      <Skeleton className="h-4 w-3/4" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  )
}
