'use client'

import { useQuery } from '@tanstack/react-query'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { OnDemand } from '@/components/ui/on-demand'
import type { TwoFactor } from '@/lib/contracts/two-factor'
import { accountQueries } from './queries'
import { TwoFactorSkeleton } from './two-factor-skeleton'

/** So few are left that new ones are due. */
const fewCodes = 3

export function TwoFactorCard({ email }: { email: string }) {
  const twoFactor = useQuery(accountQueries.twoFactor())
  return (
    <Card>
      <CardHeader>
        <CardTitle>Two-factor sign-in</CardTitle>
        {twoFactor.data?.enabled ? <Badge tone="outline">on</Badge> : null}
      </CardHeader>
      <SourceState
        reading={readingOf(twoFactor)}
        source="The console’s database"
        failure="Whether two-factor is on could not be read"
        skeleton={<TwoFactorSkeleton />}
      >
        {(data) => (
          <CardContent>
            {data.enabled ? <On twoFactor={data} email={email} /> : <Off twoFactor={data} email={email} />}
          </CardContent>
        )}
      </SourceState>
    </Card>
  )
}

function Off({ twoFactor, email }: { twoFactor: TwoFactor; email: string }) {
  if (!twoFactor.hasPassword) {
    return (
      <p className="text-muted-foreground text-sm">
        You sign in elsewhere, without a password here. Set a second factor up there.
      </p>
    )
  }
  const trigger = <Button>Turn on two-factor</Button>
  return (
    <>
      <p className="mb-4 text-muted-foreground text-sm">
        A code from an authenticator is asked for besides the password, so that a stolen password opens nothing.
      </p>
      <OnDemand load={() => import('./two-factor-start-dialog')} trigger={trigger}>
        {({ TwoFactorStartDialog }) => <TwoFactorStartDialog email={email} trigger={trigger} />}
      </OnDemand>
    </>
  )
}

function On({ twoFactor, email }: { twoFactor: TwoFactor; email: string }) {
  if (twoFactor.backupCodesLeft === null) {
    return (
      <p className="text-attention text-sm">
        Your second factor cannot be read since the console’s secret was replaced. Ask an admin to turn it off.
      </p>
    )
  }
  const left = twoFactor.backupCodesLeft
  const renew = <Button>Make new backup codes</Button>
  const turnOff = <Button variant="danger">Turn off</Button>
  return (
    <>
      <p className="mb-4 text-muted-foreground text-sm">
        A code is asked for at every sign-in.{' '}
        <span className={left <= fewCodes ? 'text-attention' : undefined}>
          {left === 1 ? '1 backup code is' : `${left === 0 ? 'No' : left} backup codes are`} left
          {left <= fewCodes ? ': make new ones before you need them.' : '.'}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <OnDemand load={() => import('./two-factor-proof-dialogs')} trigger={renew}>
          {({ RenewBackupCodesDialog }) => <RenewBackupCodesDialog email={email} trigger={renew} />}
        </OnDemand>
        <OnDemand load={() => import('./two-factor-proof-dialogs')} trigger={turnOff}>
          {({ TurnOffTwoFactorDialog }) => <TurnOffTwoFactorDialog email={email} trigger={turnOff} />}
        </OnDemand>
      </div>
    </>
  )
}
