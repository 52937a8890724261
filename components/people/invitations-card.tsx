'use client'

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { FormError } from '@/components/account/form-error'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Invitation } from '@/lib/contracts/people'
import { formatInteger } from '@/lib/utils/format'
import { peopleQueries } from './queries'
import { RoleBadge } from './role-badge'

/** Who was asked to join and has not answered; nothing when there is nobody. */
export function InvitationsCard() {
  const client = useQueryClient()
  const query = useInfiniteQuery(peopleQueries.invitations())
  const takeBack = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/invitations/{id}', { params: { path: { id } } })),
    onSuccess: () => confirm('Invitation taken back'),
    onSettled: () => client.invalidateQueries(peopleQueries.invitations()),
  })
  const invitations = (query.data?.pages ?? []).flatMap(({ items }) => items)
  if (query.data && invitations.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>Invitations that wait</CardTitle>
        {query.data ? (
          <span className="text-muted-foreground text-xs">
            {formatInteger(invitations.length)}
            {query.hasNextPage ? ' and more' : ''}
          </span>
        ) : null}
      </CardHeader>
      {takeBack.error ? (
        <div className="border-b p-4">
          <FormError error={takeBack.error} />
        </div>
      ) : null}
      <SourceState
        reading={readingOf(query)}
        source="The console’s database"
        failure="The invitations could not be read"
        skeleton={
          <div className="p-4">
            <Skeleton className="h-4 w-72 max-w-full" />
          </div>
        }
      >
        {() => (
          <>
            <ul className="max-h-64 divide-y overflow-y-auto">
              {invitations.map((invitation) => (
                <InvitationRow
                  key={invitation.id}
                  invitation={invitation}
                  isEnding={takeBack.isPending && takeBack.variables === invitation.id}
                  onTakeBack={() => takeBack.mutate(invitation.id)}
                />
              ))}
            </ul>
            {query.hasNextPage ? (
              <div className="-mt-6 border-t p-2 text-center">
                <Button size="sm" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Load more
                </Button>
              </div>
            ) : null}
          </>
        )}
      </SourceState>
    </Card>
  )
}

function InvitationRow({
  invitation: { email, role, invitedBy, createdAt, expiresAt },
  isEnding,
  onTakeBack,
}: {
  invitation: Invitation
  isEnding: boolean
  onTakeBack: () => void
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="wrap-anywhere">{email}</span>
          <RoleBadge role={role} />
        </p>
        <p className="wrap-anywhere text-muted-foreground text-xs">
          by {invitedBy} <RelativeTime at={createdAt} /> · ends <RelativeTime at={expiresAt} />
        </p>
      </div>
      <Button variant="danger" size="sm" disabled={isEnding} onClick={onTakeBack} aria-label={`Take back: ${email}`}>
        Take back
      </Button>
    </li>
  )
}
