'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link2Off, LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import type { FormEvent, ReactNode } from 'react'
import { describeRole } from '@/components/people/role-words'
import { EmptyState } from '@/components/state/empty-state'
import { ErrorState } from '@/components/state/error-state'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { ApiError, api, unwrap } from '@/lib/api-client'
import { newPasswordLength } from '@/lib/contracts/password'
import type { AcceptInvitation } from '@/lib/contracts/people'
import { FormError } from './form-error'
import { faultOf } from './form-fault'
import { FormField } from './form-field'
import { useHashSecret } from './use-hash-secret'

/** What is answered to a link that opens nothing: none of ours, used or over, or not whole. */
const deadCodes: ReadonlySet<string> = new Set(['not_found', 'invalid_request'])

/** Whom a link invites and as what, and the form to accept. */
export function InvitationOffer({ signedInAs }: { signedInAs: string | null }) {
  const token = useHashSecret()
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => unwrap(api.POST('/invitations/offer', { body: { token: token ?? '' }, signal })),
    enabled: typeof token === 'string',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (token === null) {
    return (
      <DeadLink title="This page opens by a link">
        Open the link that you were sent once more: it is taken out of the address when it is read.
      </DeadLink>
    )
  }
  if (offer.error) {
    const problem = offer.error instanceof ApiError ? offer.error.problem : null
    if (problem && deadCodes.has(problem.code)) {
      return (
        <DeadLink title="This link does not work any more">
          It was used, taken back, has ended, or was not copied whole. Ask who invited you for another.
        </DeadLink>
      )
    }
    return (
      <Card>
        <ErrorState error={offer.error} title="The invitation could not be read" onRetry={() => void offer.refetch()}>
          The link stays good meanwhile.
        </ErrorState>
      </Card>
    )
  }
  if (!offer.data || token === undefined) return <OfferSkeleton />
  const { email, role, invitedBy, expiresAt } = offer.data
  return (
    <Card>
      <CardContent className="grid gap-5 p-6">
        <div className="grid gap-2">
          <h1 className="font-semibold text-lg">Join the lakehouse</h1>
          <p className="wrap-anywhere text-muted-foreground text-sm">
            {invitedBy} invites <span className="text-foreground">{email}</span> as{' '}
            <span className="text-foreground">{role}</span>. {describeRole(role, 'You')} The link ends on{' '}
            {expiresAt.slice(0, 10)}.
          </p>
        </div>
        {signedInAs === null ? null : (
          <Alert tone="attention">
            <AlertTitle className="wrap-anywhere">
              You are signed in as {signedInAs}. Joining signs you in as {email} instead.
            </AlertTitle>
          </Alert>
        )}
        <AcceptForm token={token} email={email} />
      </CardContent>
    </Card>
  )
}

function AcceptForm({ token, email }: { token: string; email: string }) {
  const accept = useMutation({
    mutationFn: (body: AcceptInvitation) => unwrap(api.POST('/invitations/acceptance', { body })),
    onSuccess: () => window.location.assign('/'),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    accept.mutate({ token, name: String(data.get('name')).trim(), password: String(data.get('password')) })
  }
  const faults = { name: faultOf(accept.error, 'name'), password: faultOf(accept.error, 'password') }
  const isOfField = faults.name !== undefined || faults.password !== undefined
  const isHere = accept.error instanceof ApiError && accept.error.problem.code === 'conflict'
  const isBusy = accept.isPending || accept.isSuccess
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError error={isOfField ? null : accept.error} />
      {isHere ? (
        <Button asChild>
          <Link href="/sign-in">Sign in</Link>
        </Button>
      ) : null}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <FormField
        name="name"
        label="Your name"
        fault={faults.name}
        autoComplete="name"
        maxLength={100}
        required
        autoFocus
      />
      <FormField
        name="password"
        type="password"
        label="Password"
        hint={`At least ${newPasswordLength} characters`}
        fault={faults.password}
        autoComplete="new-password"
        minLength={newPasswordLength}
        maxLength={128}
        required
      />
      <Button type="submit" variant="primary" size="lg" disabled={isBusy}>
        {isBusy ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
        Join
      </Button>
    </form>
  )
}

function DeadLink({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h1 className="sr-only">Invitation</h1>
      <EmptyState
        icon={Link2Off}
        title={title}
        action={
          <Button asChild>
            <Link href="/sign-in">Go to sign-in</Link>
          </Button>
        }
      >
        {children}
      </EmptyState>
    </Card>
  )
}

function OfferSkeleton() {
  return (
    <Card>
      <h1 className="sr-only">Invitation</h1>
      <CardContent className="grid gap-5 p-6" aria-hidden>
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-9 w-full" />
      </CardContent>
    </Card>
  )
}
