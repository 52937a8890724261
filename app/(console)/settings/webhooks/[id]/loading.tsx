import { PageBody, PageHeader } from '@/components/shell/page-header'
import { webhooksHref } from '@/components/webhooks/queries'
import { WebhookSkeleton } from '@/components/webhooks/webhook-skeleton'

export default function WebhookLoading() {
  return (
    <>
      <PageHeader title="…" parents={[{ label: 'Webhooks', href: webhooksHref }]} />
      <PageBody>
        <WebhookSkeleton />
      </PageBody>
    </>
  )
}
