'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { SubmitButton } from '@/components/account/submit-button'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { api, unwrap } from '@/lib/api-client'
import type { WebhookWithSecret } from '@/lib/contracts/webhooks'
import { webhookHref, webhookQueries } from './queries'
import { hasFieldFault, readWebhookFields, WebhookFields, type WebhookValues } from './webhook-fields'
import { WebhookSecret } from './webhook-secret'

/** What someone who is called at night wants to know. */
const atFirst: WebhookValues = {
  name: '',
  url: '',
  eventTypes: ['run.failed', 'service.unhealthy', 'service.recovered'],
}

/** Asks for a webhook, shows its secret, then goes to it. Open at first. */
export function CreateWebhookDialog({ trigger }: { trigger: ReactElement }) {
  const router = useRouter()
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const [created, setCreated] = useState<WebhookWithSecret | null>(null)
  const change = (open: boolean) => {
    setIsOpen(open)
    if (open || created === null) return
    // Not before: where there was no webhook yet, this dialog goes with the words that say so.
    void client.invalidateQueries({ queryKey: webhookQueries.list().queryKey })
    router.push(webhookHref(created.id))
    setCreated(null)
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {/* A click beside the dialog must not take away what is shown once. */}
      <DialogContent onInteractOutside={(event) => created && event.preventDefault()}>
        {created ? (
          <>
            <DialogHeader>
              <DialogTitle className="wrap-anywhere">{created.name}</DialogTitle>
              <DialogDescription>It is on. Send it a test next.</DialogDescription>
            </DialogHeader>
            <WebhookSecret secret={created.secret} />
            <DialogFooter>
              <Button variant="primary" onClick={() => change(false)}>
                Done
              </Button>
            </DialogFooter>
          </>
        ) : (
          <CreateForm onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  )
}

function CreateForm({ onCreated }: { onCreated: (created: WebhookWithSecret) => void }) {
  const create = useMutation({
    mutationFn: (values: WebhookValues) => unwrap(api.POST('/webhooks', { body: { ...values, enabled: true } })),
    onSuccess: onCreated,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    create.mutate(readWebhookFields(event.currentTarget))
  }
  return (
    <>
      <DialogHeader>
        <DialogTitle>Create a webhook</DialogTitle>
        <DialogDescription>Another program is told of what happens here, as it happens.</DialogDescription>
      </DialogHeader>
      <form method="post" onSubmit={submit} className="grid min-w-0 gap-4">
        <FormError error={hasFieldFault(create.error) ? null : create.error} />
        <WebhookFields initial={atFirst} error={create.error} />
        <DialogFooter>
          <SubmitButton isPending={create.isPending}>Create webhook</SubmitButton>
        </DialogFooter>
      </form>
    </>
  )
}
