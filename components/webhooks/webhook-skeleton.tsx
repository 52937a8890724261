import { TableSkeleton } from '@/components/table/table-skeleton'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export function WebhookSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-9 w-full max-w-2xl" />
      <TableSkeleton columns={5} rows={6} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {['h-96', 'h-40'].map((height) => (
          <Card key={height} className="grid gap-4 p-4">
            <Skeleton className="h-4 w-24" />
            <Skeleton className={`${height} w-full`} />
          </Card>
        ))}
      </div>
    </div>
  )
}
