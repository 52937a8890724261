'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useViewer } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { ChoiceFilter } from '@/components/table/choice-filter'
import type { DataColumn } from '@/components/table/data-column'
import { PagedTable } from '@/components/table/paged-table'
import { SearchInput } from '@/components/table/search-input'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Badge } from '@/components/ui/badge'
import type { Person } from '@/lib/contracts/people'
import { roles } from '@/lib/contracts/role'
import { formatInteger } from '@/lib/utils/format'
import { peopleParsers, toPeopleFilter } from './filter'
import { peopleQueries, personHref } from './queries'
import { RoleBadge } from './role-badge'

const none = <span className="text-muted-foreground">–</span>

const columns: DataColumn<Person>[] = [
  {
    id: 'name',
    header: 'Name',
    value: ({ name }) => name,
    cell: (person) => <PersonName person={person} />,
    isSortable: false,
    card: 'title',
    width: '18rem',
  },
  { id: 'email', header: 'Email', value: ({ email }) => email, isSortable: false, width: '20rem' },
  {
    id: 'role',
    header: 'Role',
    value: ({ role }) => role,
    cell: ({ role }) => <RoleBadge role={role} />,
    isSortable: false,
    card: 'state',
  },
  {
    id: 'twoFactor',
    header: 'Two-factor',
    value: ({ twoFactorEnabled }) => (twoFactorEnabled ? 'on' : 'off'),
    cell: ({ twoFactorEnabled }) => (twoFactorEnabled ? 'on' : <span className="text-muted-foreground">off</span>),
    isSortable: false,
  },
  {
    id: 'lastSeen',
    header: 'Last seen',
    value: ({ lastSeenAt }) => lastSeenAt,
    cell: ({ lastSeenAt }) => (lastSeenAt === null ? none : <RelativeTime at={lastSeenAt} />),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'sessions',
    header: 'Sessions',
    value: ({ sessionCount }) => sessionCount,
    cell: ({ sessionCount }) => (sessionCount === 0 ? none : formatInteger(sessionCount)),
    isSortable: false,
    isWideOnly: true,
    align: 'right',
  },
  {
    id: 'tokens',
    header: 'Tokens',
    value: ({ tokenCount }) => tokenCount,
    cell: ({ tokenCount }) => (tokenCount === 0 ? none : formatInteger(tokenCount)),
    isSortable: false,
    isWideOnly: true,
    align: 'right',
  },
]

const keyOf = (person: Person) => person.id

/** Everyone who may sign in, by email address. */
export function PeopleList() {
  const router = useRouter()
  const [state, setState] = useQueryStates(peopleParsers, { history: 'replace' })
  const people = useInfiniteQuery(peopleQueries.list(toPeopleFilter(state)))
  return (
    <SourceState
      reading={readingOf(people)}
      source="The console’s database"
      failure="The people could not be read"
      stillWorks="Who is signed in stays so."
      skeleton={<TableSkeleton columns={7} rows={6} />}
    >
      {() => (
        <PagedTable
          label="people"
          pages={people}
          columns={columns}
          rowKey={keyOf}
          onOpen={({ id }) => router.push(personHref(id))}
          isNarrowed={state.q !== '' || state.role !== null}
          onClear={() => void setState(null)}
          filters={
            <>
              <SearchInput label="people" value={state.q} onChange={(q) => void setState({ q: q || null })} />
              <ChoiceFilter
                label="Role"
                all="Every role"
                choices={roles}
                value={state.role}
                onChoose={(role) => void setState({ role })}
              />
            </>
          }
          empty={<EmptyState icon={UsersRound} title="Nobody is here yet" />}
        />
      )}
    </SourceState>
  )
}

function PersonName({ person }: { person: Person }) {
  const isSelf = useViewer().id === person.id
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2">
      <span className="truncate font-medium">{person.name}</span>
      {isSelf ? <Badge tone="outline">you</Badge> : null}
      {person.mustChangePassword ? (
        <Badge tone="attention" title="They choose a password of their own at the next sign-in">
          temporary password
        </Badge>
      ) : null}
    </span>
  )
}
