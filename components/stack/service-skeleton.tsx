import { Skeleton } from '@/components/ui/skeleton'

export function ServiceSkeleton() {
  return (
    <div className="grid gap-6" aria-hidden>
      <Skeleton className="h-20 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  )
}
