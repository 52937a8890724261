import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { PasswordCard } from '@/components/account/password-card'
import { accountQueries } from '@/components/account/queries'
import { SessionsCard } from '@/components/account/sessions-card'
import { TwoFactorCard } from '@/components/account/two-factor-card'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { listSessions, readTwoFactor } from '@/lib/server/services/account'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const viewer = await requireViewer()
  return (
    <>
      <PageHeader title="Account" meta={viewer.email} />
      <PageBody>
        <Prefetch
          queries={[
            { queryKey: accountQueries.sessions().queryKey, load: async () => ({ items: await listSessions(viewer) }) },
            { queryKey: accountQueries.twoFactor().queryKey, load: () => readTwoFactor(viewer) },
          ]}
        >
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <SessionsCard />
            <div className="grid gap-6">
              <TwoFactorCard email={viewer.email ?? ''} />
              <PasswordCard email={viewer.email ?? ''} />
            </div>
          </div>
        </Prefetch>
      </PageBody>
    </>
  )
}
