import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { PasswordCard } from '@/components/account/password-card'
import { accountQueries } from '@/components/account/queries'
import { SessionsCard } from '@/components/account/sessions-card'
import { TrinoCard } from '@/components/account/trino-card'
import { TwoFactorCard } from '@/components/account/two-factor-card'
import { RoleBadge } from '@/components/people/role-badge'
import { describeRole } from '@/components/people/role-words'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { listSessions } from '@/lib/server/services/account/list-sessions'
import { readTwoFactor } from '@/lib/server/services/account/read-two-factor'
import { readTrinoAccount } from '@/lib/server/services/trino-access/read-account'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const viewer = await requireViewer()
  return (
    <>
      <PageHeader title="Account" state={<RoleBadge role={viewer.role} />} meta={viewer.email} />
      <PageBody>
        <p className="text-muted-foreground text-sm">
          You are {viewer.role === 'viewer' ? 'a' : 'an'} {viewer.role}. {describeRole(viewer.role, 'You')}
        </p>
        <Prefetch
          queries={[
            { queryKey: accountQueries.sessions().queryKey, load: async () => ({ items: await listSessions(viewer) }) },
            { queryKey: accountQueries.trino().queryKey, load: () => readTrinoAccount(viewer) },
            { queryKey: accountQueries.twoFactor().queryKey, load: () => readTwoFactor(viewer) },
          ]}
        >
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <div className="grid min-w-0 gap-6">
              <SessionsCard />
              <TrinoCard />
            </div>
            <div className="grid min-w-0 gap-6">
              <TwoFactorCard email={viewer.email ?? ''} />
              <PasswordCard email={viewer.email ?? ''} />
            </div>
          </div>
        </Prefetch>
      </PageBody>
    </>
  )
}
