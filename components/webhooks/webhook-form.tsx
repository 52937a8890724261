'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { SubmitButton } from '@/components/account/submit-button'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Webhook } from '@/lib/contracts/webhooks'
import { webhookQueries } from './queries'
import { hasFieldFault, readWebhookFields, WebhookFields, type WebhookValues } from './webhook-fields'

const valuesOf = ({ name, url, eventTypes }: WebhookValues) => JSON.stringify([name, url, eventTypes.toSorted()])

/** Changes a webhook, and says so when someone else has changed it meanwhile. */
export function WebhookForm({ webhook }: { webhook: Webhook }) {
  const client = useQueryClient()
  const [base, setBase] = useState(webhook)
  const isOutdated = valuesOf(webhook) !== valuesOf(base)
  const save = useMutation({
    mutationFn: (body: WebhookValues) =>
      unwrap(
        api.PATCH('/webhooks/{id}', {
          params: { path: { id: webhook.id } },
          // To pause it is no change of what this form is about.
          headers: { 'if-match': `"${isOutdated ? base.version : webhook.version}"` },
          body,
        }),
      ),
    onSuccess: (changed) => {
      setBase(changed)
      client.setQueryData(webhookQueries.webhook(webhook.id).queryKey, changed)
      void client.invalidateQueries({ queryKey: webhookQueries.all })
      confirm('Webhook changed')
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save.mutate(readWebhookFields(event.currentTarget))
  }
  const showNewest = () => {
    save.reset()
    setBase(webhook)
  }
  return (
    <form key={base.version} method="post" onSubmit={submit} className="grid min-w-0 gap-4">
      {isOutdated && !save.isPending ? (
        <Alert tone="attention">
          <TriangleAlert aria-hidden />
          <AlertTitle>Someone else has changed it meanwhile</AlertTitle>
          <AlertDescription className="grid justify-items-start gap-2">
            What is entered here cannot be saved over theirs.
            <Button type="button" size="sm" onClick={showNewest}>
              Show theirs
            </Button>
          </AlertDescription>
        </Alert>
      ) : (
        <FormError error={hasFieldFault(save.error) ? null : save.error} />
      )}
      <WebhookFields initial={base} error={save.error} />
      <div>
        <SubmitButton isPending={save.isPending}>Save webhook</SubmitButton>
      </div>
    </form>
  )
}
