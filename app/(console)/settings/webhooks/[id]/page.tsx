import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireRole } from '@/app/require-viewer'
import { deliveryParsers, toDeliveryFilter } from '@/components/webhooks/filter'
import { deliveriesPerPage, webhookQueries } from '@/components/webhooks/queries'
import { WebhookView } from '@/components/webhooks/webhook-view'
import { readWebhook } from '@/lib/server/services/webhooks/list'
import { listDeliveries } from '@/lib/server/services/webhooks/list-deliveries'

export const metadata: Metadata = { title: 'A webhook' }

const readAddress = createLoader(deliveryParsers)

interface WebhookPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  await requireRole('admin')
  const { id } = await params
  const filter = toDeliveryFilter(await readAddress(searchParams))
  return (
    <Prefetch
      queries={[
        { queryKey: webhookQueries.webhook(id).queryKey, load: () => readWebhook(id) },
        {
          queryKey: webhookQueries.deliveries(id, filter).queryKey,
          load: async () => firstPageOf(await listDeliveries({ ...filter, webhookId: id, limit: deliveriesPerPage })),
        },
      ]}
    >
      <WebhookView id={id} />
    </Prefetch>
  )
}
