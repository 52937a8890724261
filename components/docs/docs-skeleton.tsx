import { Skeleton } from '@/components/ui/skeleton'

const lines = ['one', 'two', 'three', 'four', 'five', 'six']

export function DocsSkeleton() {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-2 max-lg:hidden">
        <Skeleton className="h-8" />
        {lines.map((line) => (
          <Skeleton key={line} className="h-5 w-40" />
        ))}
      </div>
      <div className="flex flex-col gap-4">
        {lines.map((line) => (
          <Skeleton key={line} className="h-24" />
        ))}
      </div>
    </div>
  )
}
