import { SessionsSkeleton } from '@/components/account/sessions-skeleton'
import { TrinoSkeleton } from '@/components/account/trino-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'

export default function AccountLoading() {
  return (
    <>
      <PageHeader title="Account" />
      <PageBody>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="grid min-w-0 gap-6">
            <Card>
              <CardHeader>
                <CardTitle>Sessions</CardTitle>
              </CardHeader>
              <SessionsSkeleton />
            </Card>
            <Card>
              <CardHeader>
                <CardTitle>Trino</CardTitle>
              </CardHeader>
              <TrinoSkeleton />
            </Card>
          </div>
        </div>
      </PageBody>
    </>
  )
}
