import { MapPinOff } from 'lucide-react'
import Link from 'next/link'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'

/** The same for what there is not and for what someone may not see. */
export default function NotFound() {
  return (
    <>
      <PageHeader title="No such page" />
      <PageBody>
        <EmptyState
          icon={MapPinOff}
          title="There is no such page for you"
          action={
            <Button asChild variant="primary">
              <Link href="/settings">Go to your settings</Link>
            </Button>
          }
        >
          The address may be mistyped, or its page is for another role. An admin can change yours.
        </EmptyState>
      </PageBody>
    </>
  )
}
