'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsString, useQueryState, useQueryStates } from 'nuqs'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { NewestButton } from '@/components/table/newest-button'
import { PagedTable } from '@/components/table/paged-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { ActorName } from './actor-name'
import { AuditFilters } from './audit-filters'
import { auditParsers, isNarrowed } from './filter'
import { auditQueries, type ShownEvent } from './queries'

const EventSheet = dynamic(() => import('./event-sheet').then((module) => module.EventSheet), { ssr: false })

const columns: DataColumn<ShownEvent>[] = [
  {
    id: 'at',
    header: 'When',
    unit: 'UTC',
    value: ({ at }) => at,
    // A log is read beside other logs: by the clock, not by how long ago.
    cell: ({ at }) => (
      <time dateTime={at} className="whitespace-nowrap">
        {at.slice(0, 19).replace('T', ' ')}
      </time>
    ),
    isSortable: false,
    width: '13rem',
  },
  {
    id: 'outcome',
    header: 'Outcome',
    value: ({ outcome }) => outcome,
    cell: ({ outcome, errorCode }) => (
      <span title={errorCode ?? undefined}>
        <StateBadge state={outcome} />
      </span>
    ),
    isSortable: false,
    card: 'state',
    width: '8rem',
  },
  {
    id: 'actor',
    header: 'Who',
    value: ({ actor }) => actor.name,
    cell: ({ actor }) => <ActorName actor={actor} />,
    isSortable: false,
    width: '14rem',
  },
  {
    id: 'action',
    header: 'What',
    value: ({ action }) => action,
    cell: ({ action }) => <span className="font-mono text-xs">{action}</span>,
    isSortable: false,
    card: 'title',
    width: '13rem',
  },
  {
    id: 'target',
    header: 'On',
    value: (event) => describeTarget(event),
    isSortable: false,
    width: '16rem',
  },
  {
    id: 'address',
    header: 'From',
    value: ({ address }) => address,
    cell: ({ address }) => <span className="font-mono text-xs">{address}</span>,
    isSortable: false,
    width: '10rem',
    isWideOnly: true,
  },
]

const keyOf = (event: ShownEvent) => event.id

/** What it was done to, as people call it where the log knows. */
function describeTarget({ target, before, after }: ShownEvent): string {
  for (const side of [after, before]) {
    if (typeof side === 'object' && side !== null && 'email' in side && typeof side.email === 'string')
      return side.email
  }
  return target
}

/** Everything that was changed or refused, the newest first. */
export function AuditLog() {
  const [state, setState] = useQueryStates(auditParsers, { history: 'replace' })
  const [opened, setOpened] = useQueryState('event', parseAsString)
  const query = auditQueries.list(state)
  const events = useInfiniteQuery(query)
  const rows = (events.data?.pages ?? []).flatMap(({ items }) => items)
  return (
    <>
      <SourceState
        reading={readingOf(events)}
        source="The console’s database"
        failure="The audit log could not be read"
        stillWorks="What cannot be written down meanwhile is not done."
        skeleton={<TableSkeleton columns={6} rows={12} />}
      >
        {() => (
          <PagedTable
            label="events"
            pages={events}
            columns={columns}
            rowKey={keyOf}
            onOpen={({ id }) => void setOpened(id)}
            isCompact
            isNarrowed={isNarrowed(state)}
            onClear={() => void setState(null)}
            filters={
              <AuditFilters
                state={state}
                actorName={rows.find(({ actor }) => actor.id === state.actor)?.actor.name ?? null}
                onChange={(next) => void setState(next)}
              />
            }
            toolbar={<NewestButton label="events" queryKey={query.queryKey} pages={events} />}
            empty={
              <EmptyState icon={ScrollText} title="Nothing was changed yet">
                Every change, by a page, a token or the command line, and everything that was refused, appears here.
              </EmptyState>
            }
          />
        )}
      </SourceState>
      {opened === null || events.isPending ? null : (
        <EventSheet
          event={rows.find(({ id }) => id === opened) ?? null}
          onClose={() => void setOpened(null)}
          onFilter={(next) => {
            void setOpened(null)
            void setState(next)
          }}
        />
      )}
    </>
  )
}
