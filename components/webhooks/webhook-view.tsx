'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CirclePause, CirclePlay, CircleX, SearchX, Send } from 'lucide-react'
import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import { FormError } from '@/components/account/form-error'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { OnDemand } from '@/components/ui/on-demand'
import { api, unwrap } from '@/lib/api-client'
import type { Webhook } from '@/lib/contracts/webhooks'
import { DeliveriesLog } from './deliveries-log'
import { webhookQueries, webhooksHref } from './queries'
import { WebhookForm } from './webhook-form'
import { WebhookSkeleton } from './webhook-skeleton'

/** One webhook: how it fares, what was sent to it, and what can be done about it. */
export function WebhookView({ id }: { id: string }) {
  const query = useQuery(webhookQueries.webhook(id))
  const webhook = query.data
  const client = useQueryClient()
  const [, setOpened] = useQueryState('delivery', parseAsString)
  const path = { id }
  const refresh = () => client.invalidateQueries({ queryKey: webhookQueries.all })
  const test = useMutation({
    mutationFn: () => unwrap(api.POST('/webhooks/{id}/test', { params: { path } })),
    // What comes of it is followed there.
    onSuccess: (delivery) => void setOpened(delivery.id),
    onSettled: refresh,
  })
  const turn = useMutation({
    mutationFn: (enabled: boolean) => unwrap(api.PATCH('/webhooks/{id}', { params: { path }, body: { enabled } })),
    onSuccess: (changed) => client.setQueryData(webhookQueries.webhook(id).queryKey, changed),
    onSettled: refresh,
  })
  return (
    <>
      <PageHeader
        title={webhook?.name ?? (query.error ? 'A webhook' : '…')}
        parents={[{ label: 'Webhooks', href: webhooksHref }]}
        state={webhook ? <StateBadge state={webhook.state} /> : null}
        actions={
          webhook ? (
            <>
              <Button disabled={turn.isPending} onClick={() => turn.mutate(!webhook.enabled)}>
                {webhook.enabled ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
                {webhook.enabled ? 'Pause' : 'Resume'}
              </Button>
              <Button variant="primary" disabled={test.isPending} onClick={() => test.mutate()}>
                <Send aria-hidden />
                Send test
              </Button>
            </>
          ) : null
        }
      />
      <PageBody>
        <SourceState
          reading={readingOf(query)}
          source="The console’s database"
          failure="The webhook could not be read"
          missing={<NoWebhook />}
          skeleton={<WebhookSkeleton />}
        >
          {(shown) => (
            <>
              <FormError error={test.error ?? turn.error} />
              <Condition webhook={shown} />
              <Facts webhook={shown} />
              <DeliveriesLog webhookId={shown.id} />
              <div className="grid items-start gap-6 lg:grid-cols-2">
                <Card>
                  <CardHeader>
                    <CardTitle>Webhook</CardTitle>
                  </CardHeader>
                  <CardContent>
                    <WebhookForm webhook={shown} />
                  </CardContent>
                </Card>
                <div className="grid gap-6">
                  <SecretCard webhook={shown} />
                  <DeleteCard webhook={shown} />
                </div>
              </div>
            </>
          )}
        </SourceState>
      </PageBody>
    </>
  )
}

function NoWebhook() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such webhook"
      action={
        <Button asChild>
          <Link href={webhooksHref}>See all webhooks</Link>
        </Button>
      }
    >
      It may have been deleted. The audit log has who did.
    </EmptyState>
  )
}

/** What someone has to know of it before anything else. */
function Condition({ webhook: { state, failingSince } }: { webhook: Webhook }) {
  if (state === 'paused') {
    return (
      <Alert>
        <CirclePause aria-hidden />
        <AlertTitle>It is paused</AlertTitle>
        <AlertDescription>
          What happens meanwhile is not sent to it. What was on its way waits until it is resumed.
        </AlertDescription>
      </Alert>
    )
  }
  if (state !== 'failing' || failingSince === null) return null
  return (
    <Alert tone="failing">
      <CircleX aria-hidden />
      <AlertTitle>
        It began to fail <RelativeTime at={failingSince} />, and has taken nothing since
      </AlertTitle>
      <AlertDescription>
        Each delivery is tried 8 times over about a day, then given up. The newest one below says why. Once the receiver
        works again, send it a test.
      </AlertDescription>
    </Alert>
  )
}

function Facts({ webhook }: { webhook: Webhook }) {
  const { url, lastSuccessAt, lastFailureAt, createdBy, createdAt } = webhook
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      <Fact label="Sends to">
        <span className="font-mono text-xs">{url}</span>
      </Fact>
      <Fact label="Last taken">{lastSuccessAt === null ? 'never' : <RelativeTime at={lastSuccessAt} />}</Fact>
      <Fact label="Last failed">{lastFailureAt === null ? 'never' : <RelativeTime at={lastFailureAt} />}</Fact>
      <Fact label="Created">
        <RelativeTime at={createdAt} /> by {createdBy}
      </Fact>
    </dl>
  )
}

function SecretCard({ webhook }: { webhook: Webhook }) {
  const button = <Button>Rotate secret…</Button>
  return (
    <Card>
      <CardHeader>
        <CardTitle>Secret</CardTitle>
      </CardHeader>
      <CardContent className="grid justify-items-start gap-3">
        <p className="text-muted-foreground text-sm">
          By it the receiver tells that a request is ours. It is shown when it is made, and never again.
        </p>
        <OnDemand load={() => import('./rotate-secret-dialog')} trigger={button}>
          {({ RotateSecretDialog }) => <RotateSecretDialog webhook={webhook} trigger={button} />}
        </OnDemand>
      </CardContent>
    </Card>
  )
}

function DeleteCard({ webhook }: { webhook: Webhook }) {
  const button = <Button variant="danger">Delete webhook…</Button>
  return (
    <Card>
      <CardHeader>
        <CardTitle>Delete</CardTitle>
      </CardHeader>
      <CardContent className="grid justify-items-start gap-3">
        <p className="text-muted-foreground text-sm">
          Its secret and the log of its deliveries go. To stop it for a while, pause it.
        </p>
        <OnDemand load={() => import('./delete-webhook-dialog')} trigger={button}>
          {({ DeleteWebhookDialog }) => <DeleteWebhookDialog webhook={webhook} trigger={button} />}
        </OnDemand>
      </CardContent>
    </Card>
  )
}
