import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireRole } from '@/app/require-viewer'
import { peopleParsers, toPeopleFilter } from '@/components/people/filter'
import { InvitationsCard } from '@/components/people/invitations-card'
import { InviteButton } from '@/components/people/invite-button'
import { PeopleList } from '@/components/people/people-list'
import { peoplePerPage, peopleQueries } from '@/components/people/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { listInvitations } from '@/lib/server/services/people/invitations'
import { listPeople } from '@/lib/server/services/people/list'

export const metadata: Metadata = { title: 'People' }

const readAddress = createLoader(peopleParsers)

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole('admin')
  const filter = toPeopleFilter(await readAddress(searchParams))
  return (
    <>
      <PageHeader title="People" actions={<InviteButton />} />
      <PageBody wide>
        <Prefetch
          queries={[
            {
              queryKey: peopleQueries.list(filter).queryKey,
              load: async () => firstPageOf(await listPeople({ ...filter, limit: peoplePerPage })),
            },
            {
              queryKey: peopleQueries.invitations().queryKey,
              load: async () => firstPageOf(await listInvitations({ limit: peoplePerPage })),
            },
          ]}
        >
          <InvitationsCard />
          <PeopleList />
        </Prefetch>
      </PageBody>
    </>
  )
}
