import type { Metadata } from 'next'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireRole } from '@/app/require-viewer'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { CreateWebhookButton } from '@/components/webhooks/create-webhook-button'
import { webhookQueries, webhooksPerPage } from '@/components/webhooks/queries'
import { WebhooksList } from '@/components/webhooks/webhooks-list'
import { listWebhooks } from '@/lib/server/services/webhooks/list'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage() {
  await requireRole('admin')
  return (
    <>
      <PageHeader title="Webhooks" actions={<CreateWebhookButton />} />
      <PageBody wide>
        <Prefetch
          queries={[
            {
              queryKey: webhookQueries.list().queryKey,
              load: async () => firstPageOf(await listWebhooks({ limit: webhooksPerPage })),
            },
          ]}
        >
          <WebhooksList />
        </Prefetch>
      </PageBody>
    </>
  )
}
