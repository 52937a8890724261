'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Webhook } from '@/lib/contracts/webhooks'
import { webhookQueries, webhooksHref } from './queries'

/** Says what goes with a webhook, and deletes it once its name is typed. */
export function DeleteWebhookDialog({ webhook, trigger }: { webhook: Webhook; trigger: ReactElement }) {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/webhooks/{id}', { params: { path: { id: webhook.id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: webhookQueries.list().queryKey })
      router.push(webhooksHref)
      confirm('Webhook deleted')
    },
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Delete ${webhook.name}?`}
      description="This cannot be undone. With it go:"
      action="Delete webhook"
      typed={{ name: 'name', text: webhook.name }}
      change={remove}
      onConfirm={() => remove.mutate()}
    >
      <ul className="list-disc pl-5 text-sm">
        <li>its secret: the receiver needs the one of another webhook</li>
        <li>the log of its deliveries, and what was on its way to it</li>
      </ul>
    </ConfirmDialog>
  )
}
