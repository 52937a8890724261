'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { useViewer } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { OnDemand } from '@/components/ui/on-demand'
import type { Person } from '@/lib/contracts/people'
import { formatInteger } from '@/lib/utils/format'
import { NameForm } from './name-form'
import { PersonSessions } from './person-sessions'
import { PersonSkeleton } from './person-skeleton'
import { peopleQueries } from './queries'
import { RoleBadge } from './role-badge'
import { RoleForm } from './role-form'

const link = 'underline decoration-control underline-offset-4 hover:decoration-current'

/** One person: who they are, what they may do, and what can be done about it. */
export function PersonView({ id }: { id: string }) {
  const query = useQuery(peopleQueries.person(id))
  const isSelf = useViewer().id === id
  const person = query.data
  return (
    <>
      <PageHeader
        title={person?.name ?? (query.error ? 'A person' : '…')}
        parents={[{ label: 'People', href: '/settings/people' }]}
        state={
          person ? (
            <>
              <RoleBadge role={person.role} />
              {isSelf ? <Badge tone="outline">you</Badge> : null}
            </>
          ) : null
        }
        meta={person?.email}
      />
      <PageBody>
        <SourceState
          reading={readingOf(query)}
          source="The console’s database"
          failure="The person could not be read"
          missing={<NoPerson />}
          skeleton={<PersonSkeleton />}
        >
          {(shown) => (
            <>
              <Facts person={shown} />
              <div className="grid items-start gap-6 lg:grid-cols-2">
                <div className="grid gap-6">
                  <Card>
                    <CardHeader>
                      <CardTitle>Role</CardTitle>
                    </CardHeader>
                    <CardContent>
                      <RoleForm key={shown.role} person={shown} isSelf={isSelf} />
                    </CardContent>
                  </Card>
                  <Card>
                    <CardHeader>
                      <CardTitle>Name</CardTitle>
                    </CardHeader>
                    <CardContent>
                      <NameForm key={shown.name} person={shown} />
                    </CardContent>
                  </Card>
                </div>
                <div className="grid gap-6">
                  <PersonSessions person={shown} isSelf={isSelf} />
                  <PasswordCard person={shown} isSelf={isSelf} />
                  {shown.twoFactorEnabled && !isSelf ? <TwoFactorCard person={shown} /> : null}
                  <RemoveCard person={shown} isSelf={isSelf} />
                </div>
              </div>
            </>
          )}
        </SourceState>
      </PageBody>
    </>
  )
}

function NoPerson() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such person"
      action={
        <Button asChild>
          <Link href="/settings/people">See all people</Link>
        </Button>
      }
    >
      They may have been removed. What they did is in the audit log.
    </EmptyState>
  )
}

function Facts({ person }: { person: Person }) {
  const { id, trinoUser, createdAt, lastSeenAt, twoFactorEnabled, tokenCount } = person
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      <Fact label="Joined">
        <RelativeTime at={createdAt} />
      </Fact>
      <Fact label="Last seen">{lastSeenAt === null ? 'no session' : <RelativeTime at={lastSeenAt} />}</Fact>
      <Fact label="Two-factor">{twoFactorEnabled ? 'on' : 'off'}</Fact>
      <Fact label="User in Trino">
        <span className="font-mono">{trinoUser}</span>
      </Fact>
      <Fact label="Tokens">
        {tokenCount === 0 ? (
          'none'
        ) : (
          <Link href={`/settings/tokens?owner=${encodeURIComponent(id)}`} className={link}>
            {formatInteger(tokenCount)}
          </Link>
        )}
      </Fact>
      <Fact label="What they did">
        <Link href={`/settings/audit?actor=${encodeURIComponent(id)}`} className={link}>
          Audit log
        </Link>
      </Fact>
    </dl>
  )
}

function PasswordCard({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const button = <Button>Reset password…</Button>
  return (
    <Card>
      <CardHeader>
        <CardTitle>Password</CardTitle>
        {person.mustChangePassword ? <Badge tone="attention">temporary</Badge> : null}
      </CardHeader>
      <CardContent className="grid justify-items-start gap-3">
        {isSelf ? (
          <p className="text-muted-foreground text-sm">
            You change your own under{' '}
            <Link href="/account" className={`text-foreground ${link}`}>
              Account
            </Link>
            .
          </p>
        ) : (
          <>
            <p className="text-muted-foreground text-sm">
              {person.mustChangePassword
                ? 'They have a temporary password, and choose their own at the next sign-in.'
                : 'For who has forgotten theirs: you get a temporary one to pass on.'}
            </p>
            <OnDemand load={() => import('./reset-password-dialog')} trigger={button}>
              {({ ResetPasswordDialog }) => <ResetPasswordDialog person={person} trigger={button} />}
            </OnDemand>
          </>
        )}
      </CardContent>
    </Card>
  )
}

function TwoFactorCard({ person }: { person: Person }) {
  const button = <Button>Turn off…</Button>
  return (
    <Card>
      <CardHeader>
        <CardTitle>Second factor</CardTitle>
      </CardHeader>
      <CardContent className="grid justify-items-start gap-3">
        <p className="text-muted-foreground text-sm">For who has lost their phone and their backup codes.</p>
        <OnDemand load={() => import('./disable-two-factor-dialog')} trigger={button}>
          {({ DisableTwoFactorDialog }) => <DisableTwoFactorDialog person={person} trigger={button} />}
        </OnDemand>
      </CardContent>
    </Card>
  )
}

function RemoveCard({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const button = <Button variant="danger">Remove {isSelf ? 'yourself' : 'person'}…</Button>
  return (
    <Card>
      <CardHeader>
        <CardTitle>Remove</CardTitle>
      </CardHeader>
      <CardContent className="grid min-w-0 justify-items-start gap-3">
        <p className="text-muted-foreground text-sm">
          Their sessions, tokens and user in Trino go. What they did stays in the audit log.
        </p>
        <OnDemand load={() => import('./remove-person-dialog')} trigger={button}>
          {({ RemovePersonDialog }) => <RemovePersonDialog person={person} isSelf={isSelf} trigger={button} />}
        </OnDemand>
      </CardContent>
    </Card>
  )
}
