'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsString, useQueryState, useQueryStates } from 'nuqs'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { ChoiceFilter } from '@/components/table/choice-filter'
import type { DataColumn } from '@/components/table/data-column'
import { NewestButton } from '@/components/table/newest-button'
import { PagedTable } from '@/components/table/paged-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { deliveredEventTypes, deliveryStates } from '@/lib/contracts/webhook-events'
import type { WebhookDelivery } from '@/lib/contracts/webhooks'
import { formatInteger } from '@/lib/utils/format'
import { deliveryParsers, toDeliveryFilter } from './filter'
import { webhookQueries } from './queries'

const DeliverySheet = dynamic(() => import('./delivery-sheet').then((module) => module.DeliverySheet), { ssr: false })

const columns: DataColumn<WebhookDelivery>[] = [
  {
    id: 'event',
    header: 'Event',
    value: ({ eventType }) => eventType,
    cell: ({ eventType }) => <span className="font-mono text-xs">{eventType}</span>,
    isSortable: false,
    card: 'title',
    width: '11rem',
  },
  { id: 'about', header: 'About', value: ({ subject }) => subject, isSortable: false, width: '22rem' },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StateBadge state={state} />,
    isSortable: false,
    card: 'state',
    width: '8rem',
  },
  {
    id: 'answer',
    header: 'Last answer',
    value: ({ lastStatus, lastError }) => lastError ?? lastStatus,
    cell: ({ lastStatus, lastError }) => <LastAnswer status={lastStatus} error={lastError} />,
    isSortable: false,
    width: '18rem',
  },
  {
    id: 'tries',
    header: 'Tries',
    value: ({ tries }) => tries,
    cell: ({ tries }) => formatInteger(tries),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'next',
    header: 'Next try',
    value: ({ nextAttemptAt }) => nextAttemptAt,
    cell: ({ nextAttemptAt }) =>
      nextAttemptAt === null ? <span className="text-muted-foreground">–</span> : <RelativeTime at={nextAttemptAt} />,
    isSortable: false,
    align: 'right',
    isWideOnly: true,
  },
  {
    id: 'created',
    header: 'Happened',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    isSortable: false,
    align: 'right',
  },
]

const keyOf = (delivery: WebhookDelivery) => delivery.id

/** What was sent to a webhook and how that went, the newest first. */
export function DeliveriesLog({ webhookId }: { webhookId: string }) {
  const [state, setState] = useQueryStates(deliveryParsers, { history: 'replace' })
  const [opened, setOpened] = useQueryState('delivery', parseAsString)
  const query = webhookQueries.deliveries(webhookId, toDeliveryFilter(state))
  const deliveries = useInfiniteQuery(query)
  return (
    // In a narrow window it is long, and hides what is below it.
    <div className="grid min-w-0 gap-2 max-md:order-last">
      <h2 className="font-medium text-sm">Deliveries</h2>
      <SourceState
        reading={readingOf(deliveries)}
        source="The console’s database"
        failure="The deliveries could not be read"
        stillWorks="They go on."
        skeleton={<TableSkeleton columns={5} rows={6} />}
      >
        {() => (
          <PagedTable
            label="deliveries"
            pages={deliveries}
            columns={columns}
            rowKey={keyOf}
            onOpen={({ id }) => void setOpened(id)}
            isCompact
            isNarrowed={state.state !== null || state.event !== null}
            onClear={() => void setState(null)}
            filters={
              <>
                <ChoiceFilter
                  label="State"
                  all="Every state"
                  choices={deliveryStates}
                  value={state.state}
                  onChoose={(each) => void setState({ state: each })}
                />
                <ChoiceFilter
                  label="Event"
                  all="Every event"
                  choices={deliveredEventTypes}
                  value={state.event}
                  onChoose={(event) => void setState({ event })}
                />
              </>
            }
            toolbar={<NewestButton label="deliveries" queryKey={query.queryKey} pages={deliveries} />}
            empty={
              <EmptyState icon={Send} title="Nothing was sent yet">
                Each event appears here as it is sent, with what the receiver answered. Send a test to see one.
              </EmptyState>
            }
          />
        )}
      </SourceState>
      {opened === null ? null : <DeliverySheet key={opened} id={opened} onClose={() => void setOpened(null)} />}
    </div>
  )
}

function LastAnswer({ status, error }: { status: number | null; error: string | null }) {
  if (error !== null) return <span className="text-failing">{error}</span>
  return status === null ? (
    <span className="text-muted-foreground">–</span>
  ) : (
    <span className="font-mono">{status}</span>
  )
}
