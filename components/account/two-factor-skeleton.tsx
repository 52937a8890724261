import { CardContent } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export function TwoFactorSkeleton() {
  return (
    <CardContent className="grid gap-4">
      <Skeleton className="h-4 w-80 max-w-full" />
      <Skeleton className="h-8 w-40" />
    </CardContent>
  )
}
