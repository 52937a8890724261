'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { api, unwrap } from '@/lib/api-client'
import type { Webhook } from '@/lib/contracts/webhooks'
import { webhookQueries } from './queries'
import { WebhookSecret } from './webhook-secret'

/** Gives a webhook a new secret and shows it. */
export function RotateSecretDialog({ webhook, trigger }: { webhook: Webhook; trigger: ReactElement }) {
  const client = useQueryClient()
  const rotate = useMutation({
    mutationFn: () => unwrap(api.POST('/webhooks/{id}/rotate-secret', { params: { path: { id: webhook.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookQueries.webhook(webhook.id).queryKey }),
  })
  const description = 'For 24 hours requests are signed with the old one too, so that the receiver can change over.'
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Rotate the secret of ${webhook.name}?`}
      description={description}
      action="Rotate secret"
      variant="primary"
      change={rotate}
      onConfirm={() => rotate.mutate()}
      shown={
        rotate.data && {
          title: 'The new secret',
          description,
          content: <WebhookSecret secret={rotate.data.secret} />,
        }
      }
    />
  )
}
