import { SessionsSkeleton } from '@/components/account/sessions-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'

export default function AccountLoading() {
  return (
    <>
      <PageHeader title="Account" />
      <PageBody>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card>
            <CardHeader>
              <CardTitle>Sessions</CardTitle>
            </CardHeader>
            <SessionsSkeleton />
          </Card>
        </div>
      </PageBody>
    </>
  )
}
