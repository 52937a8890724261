'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { AccountSession } from '@/lib/contracts/account'
import { nameBrowser } from './name-browser'
import { accountQueries } from './queries'
import { SessionsSkeleton } from './sessions-skeleton'

export function SessionsCard() {
  const client = useQueryClient()
  const sessions = useQuery(accountQueries.sessions())
  const end = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/account/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => confirm('Session ended'),
    onSettled: () => client.invalidateQueries(accountQueries.sessions()),
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>Sessions</CardTitle>
      </CardHeader>
      <SourceState
        reading={readingOf(sessions)}
        source="The console’s database"
        failure="Your sessions could not be read"
        skeleton={<SessionsSkeleton />}
      >
        {({ items }) => (
          <ul className="divide-y">
            {items.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                onEnd={() => end.mutate(session.id)}
                ending={end.isPending && end.variables === session.id}
              />
            ))}
          </ul>
        )}
      </SourceState>
    </Card>
  )
}

function SessionRow({ session, onEnd, ending }: { session: AccountSession; onEnd: () => void; ending: boolean }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-sm">
          <span className="truncate" title={session.userAgent ?? undefined}>
            {nameBrowser(session.userAgent)}
          </span>
          {session.current ? <Badge tone="outline">this one</Badge> : null}
        </p>
        <p className="text-muted-foreground text-sm">
          {session.ipAddress ?? 'unknown address'} · signed in <RelativeTime at={session.createdAt} /> · ends{' '}
          <RelativeTime at={session.expiresAt} />
        </p>
      </div>
      {session.current ? null : (
        <Button variant="danger" size="sm" onClick={onEnd} disabled={ending}>
          End session
        </Button>
      )}
    </li>
  )
}
