'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import { accountQueries } from './queries'
import { SessionRow } from './session-row'
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
                isEnding={end.isPending && end.variables === session.id}
              />
            ))}
          </ul>
        )}
      </SourceState>
    </Card>
  )
}
