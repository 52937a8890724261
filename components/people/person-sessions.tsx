'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FormError } from '@/components/account/form-error'
import { SessionRow } from '@/components/account/session-row'
import { SessionsSkeleton } from '@/components/account/sessions-skeleton'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { OnDemand } from '@/components/ui/on-demand'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

/** Where a person is signed in, and how to end that. */
export function PersonSessions({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const client = useQueryClient()
  const query = useQuery(peopleQueries.sessions(person.id))
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      unwrap(api.DELETE('/people/{id}/sessions/{sessionId}', { params: { path: { id: person.id, sessionId } } })),
    onSuccess: () => confirm('Session ended'),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQueries.all }),
  })
  const count = query.data?.items.length ?? 0
  const button = (
    <Button variant="danger" size="sm">
      End all…
    </Button>
  )
  return (
    <Card>
      <CardHeader>
        <CardTitle>Sessions</CardTitle>
        {count > 0 ? (
          <OnDemand load={() => import('./end-sessions-dialog')} trigger={button}>
            {({ EndSessionsDialog }) => <EndSessionsDialog person={person} isSelf={isSelf} trigger={button} />}
          </OnDemand>
        ) : null}
      </CardHeader>
      {end.error ? (
        <div className="border-b p-4">
          <FormError error={end.error} />
        </div>
      ) : null}
      <SourceState
        reading={readingOf(query)}
        source="The console’s database"
        failure="The sessions could not be read"
        skeleton={<SessionsSkeleton />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="px-4 py-3 text-muted-foreground text-sm">Not signed in anywhere.</p>
          ) : (
            <ul className="max-h-96 divide-y overflow-y-auto">
              {items.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  isEnding={end.isPending && end.variables === session.id}
                  onEnd={() => end.mutate(session.id)}
                />
              ))}
            </ul>
          )
        }
      </SourceState>
    </Card>
  )
}
