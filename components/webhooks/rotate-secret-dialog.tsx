'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { api, unwrap } from '@/lib/api-client'
import type { Webhook } from '@/lib/contracts/webhooks'
import { webhookQueries } from './queries'
import { WebhookSecret } from './webhook-secret'

/** Gives a webhook a new secret and shows it. Open at first. */
export function RotateSecretDialog({ webhook, trigger }: { webhook: Webhook; trigger: ReactElement }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const rotate = useMutation({
    mutationFn: () => unwrap(api.POST('/webhooks/{id}/rotate-secret', { params: { path: { id: webhook.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookQueries.webhook(webhook.id).queryKey }),
  })
  const change = (open: boolean) => {
    setIsOpen(open)
    rotate.reset()
  }
  const secret = rotate.data?.secret
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {/* A click beside the dialog must not take away what is shown once. */}
      <DialogContent onInteractOutside={(event) => secret && event.preventDefault()}>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">
            {secret ? 'The new secret' : `Rotate the secret of ${webhook.name}?`}
          </DialogTitle>
          <DialogDescription>
            For 24 hours requests are signed with the old one too, so that the receiver can change over.
          </DialogDescription>
        </DialogHeader>
        {secret ? <WebhookSecret secret={secret} /> : <FormError error={rotate.error} />}
        <DialogFooter>
          {secret ? (
            <Button variant="primary" onClick={() => change(false)}>
              Done
            </Button>
          ) : (
            <>
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button variant="primary" disabled={rotate.isPending} onClick={() => rotate.mutate()}>
                Rotate secret
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
