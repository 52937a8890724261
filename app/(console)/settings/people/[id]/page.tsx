import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireRole } from '@/app/require-viewer'
import { PersonView } from '@/components/people/person-view'
import { peopleQueries } from '@/components/people/queries'
import { readPerson } from '@/lib/server/services/people/list'
import { listPersonSessions } from '@/lib/server/services/people/sessions'

export const metadata: Metadata = { title: 'A person' }

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireRole('admin')
  const { id } = await params
  return (
    <Prefetch
      queries={[
        { queryKey: peopleQueries.person(id).queryKey, load: () => readPerson(id) },
        {
          queryKey: peopleQueries.sessions(id).queryKey,
          load: async () => ({ items: await listPersonSessions(id, viewer.sessionId ?? '') }),
        },
      ]}
    >
      <PersonView id={id} />
    </Prefetch>
  )
}
