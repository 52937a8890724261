import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export function EditorSkeleton() {
  return (
    <div className="grid gap-6" aria-hidden>
      <Skeleton className="h-8 w-32" />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {['h-40', 'h-64'].map((height) => (
          <Card key={height} className="grid gap-4 p-4">
            <Skeleton className="h-4 w-24" />
            <Skeleton className={`${height} w-full`} />
          </Card>
        ))}
      </div>
    </div>
  )
}
