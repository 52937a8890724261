'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Webhook as WebhookIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { PagedTable } from '@/components/table/paged-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Webhook } from '@/lib/contracts/webhooks'
import { CreateWebhookButton } from './create-webhook-button'
import { webhookHref, webhookQueries } from './queries'

const columns: DataColumn<Webhook>[] = [
  {
    id: 'name',
    header: 'Name',
    value: ({ name }) => name,
    cell: ({ name }) => <span className="font-medium">{name}</span>,
    isSortable: false,
    card: 'title',
    width: '16rem',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StateBadge state={state} />,
    isSortable: false,
    card: 'state',
    width: '9rem',
  },
  {
    id: 'url',
    header: 'URL',
    value: ({ url }) => url,
    cell: ({ url }) => <span className="font-mono text-xs">{url}</span>,
    isSortable: false,
    width: '22rem',
  },
  {
    id: 'events',
    header: 'Events',
    value: ({ eventTypes }) => eventTypes.join(', '),
    cell: ({ eventTypes }) => <span className="font-mono text-xs">{eventTypes.join(', ')}</span>,
    isSortable: false,
    width: '22rem',
    isWideOnly: true,
  },
  {
    id: 'taken',
    header: 'Last taken',
    value: ({ lastSuccessAt }) => lastSuccessAt,
    cell: ({ lastSuccessAt }) => <Instant at={lastSuccessAt} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'failed',
    header: 'Last failed',
    value: ({ lastFailureAt }) => lastFailureAt,
    cell: ({ lastFailureAt }) => <Instant at={lastFailureAt} />,
    isSortable: false,
    align: 'right',
  },
]

const keyOf = (webhook: Webhook) => webhook.id

/** Who is told of what happens, and how that goes. */
export function WebhooksList() {
  const router = useRouter()
  const webhooks = useInfiniteQuery(webhookQueries.list())
  return (
    <SourceState
      reading={readingOf(webhooks)}
      source="The console’s database"
      failure="The webhooks could not be read"
      stillWorks="What happens meanwhile is told later."
      skeleton={<TableSkeleton columns={5} rows={4} />}
    >
      {() => (
        <PagedTable
          label="webhooks"
          pages={webhooks}
          columns={columns}
          rowKey={keyOf}
          onOpen={({ id }) => router.push(webhookHref(id))}
          empty={
            <EmptyState icon={WebhookIcon} title="No webhooks yet" action={<CreateWebhookButton />}>
              A webhook tells another program, such as your chat or on-call, when a run ends or a service fails.
            </EmptyState>
          }
        />
      )}
    </SourceState>
  )
}

function Instant({ at }: { at: string | null }) {
  return at === null ? <span className="text-muted-foreground">never</span> : <RelativeTime at={at} />
}
