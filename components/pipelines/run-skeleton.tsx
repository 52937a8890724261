import { Skeleton } from '@/components/ui/skeleton'

export function RunSkeleton() {
  return (
    <div className="grid gap-4" aria-hidden>
      <Skeleton className="h-5 w-56" />
      <Skeleton className="h-32 w-full" />
      <Skeleton className="h-72 w-full" />
    </div>
  )
}
