import { Skeleton } from '@/components/ui/skeleton'

/** As many lines as will likely come. */
export function LinesSkeleton({ lines = 2 }: { lines?: number }) {
  return (
    <div className="grid gap-4 p-4" aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines that stand for others have no identity
        <Skeleton key={line} className={line % 2 === 0 ? 'h-4 w-3/4' : 'h-4 w-1/2'} />
      ))}
    </div>
  )
}
