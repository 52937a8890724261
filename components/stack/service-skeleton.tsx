import { Skeleton } from '@/components/ui/skeleton'

export function ServiceSkeleton() {
  return (
    <div className="grid gap-6" aria-hidden>
      <Skeleton className="h-[94px] w-full" />
      <LogSkeleton />
    </div>
  )
}

export function LogSkeleton() {
  return <Skeleton aria-hidden className="h-[calc(49px+max(20rem,calc(100dvh-22rem)))] w-full" />
}
