import { CardContent } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export function TrinoSkeleton() {
  return (
    <CardContent className="grid gap-5">
      <div className="grid gap-3">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-7 w-64 max-w-full" />
      </div>
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-8 w-36" />
    </CardContent>
  )
}
