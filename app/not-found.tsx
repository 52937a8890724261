import { MapPinOff } from 'lucide-react'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={MapPinOff}
        title="There is no such page"
        action={
          <Button asChild variant="primary">
            <a href="/">Go to the overview</a>
          </Button>
        }
      >
        The address may be mistyped, or what it showed may be gone.
      </EmptyState>
    </main>
  )
}
