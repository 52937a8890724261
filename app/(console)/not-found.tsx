import { MapPinOff } from 'lucide-react'
import Link from 'next/link'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'

export default function NotFound() {
  return (
    <>
      <PageHeader title="No such page" />
      <PageBody>
        <EmptyState
          icon={MapPinOff}
          title="There is no such page"
          action={
            <Button asChild variant="primary">
              <Link href="/">Go to the overview</Link>
            </Button>
          }
        >
          The address may be mistyped, or what it showed may be gone.
        </EmptyState>
      </PageBody>
    </>
  )
}
