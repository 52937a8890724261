'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { FormField } from '@/components/account/form-field'
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
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Webhook } from '@/lib/contracts/webhooks'
import { webhookQueries, webhooksHref } from './queries'

/** Says what goes with a webhook, and deletes it once its name is typed. Open at first. */
export function DeleteWebhookDialog({ webhook, trigger }: { webhook: Webhook; trigger: ReactElement }) {
  const client = useQueryClient()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(true)
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/webhooks/{id}', { params: { path: { id: webhook.id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: webhookQueries.list().queryKey })
      router.push(webhooksHref)
      confirm('Webhook deleted')
    },
  })
  const change = (open: boolean) => {
    setIsOpen(open)
    setTyped('')
    remove.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (typed.trim() === webhook.name) remove.mutate()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">Delete {webhook.name}?</DialogTitle>
          <DialogDescription>This cannot be undone. With it go:</DialogDescription>
        </DialogHeader>
        <ul className="list-disc pl-5 text-sm">
          <li>its secret: the receiver needs the one of another webhook</li>
          <li>the log of its deliveries, and what was on its way to it</li>
        </ul>
        <form method="post" onSubmit={submit} className="grid gap-4">
          <FormError error={remove.error} />
          <FormField
            name="name"
            label={`Type ${webhook.name} to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="danger" disabled={typed.trim() !== webhook.name || remove.isPending}>
              Delete webhook
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
