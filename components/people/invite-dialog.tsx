'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { faultOf } from '@/components/account/form-fault'
import { FormField } from '@/components/account/form-field'
import { SubmitButton } from '@/components/account/submit-button'
import { ShownOnce } from '@/components/state/shown-once'
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
import type { CreateInvitation, Invitation } from '@/lib/contracts/people'
import type { Role } from '@/lib/contracts/role'
import { peopleQueries } from './queries'
import { RoleChoice } from './role-choice'

/** An invitation with its link, as it is once. */
type Created = Invitation & { link: string }

/** Asks for whom and as what, then shows the link. Open at first. */
export function InviteDialog({ trigger }: { trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(true)
  const [created, setCreated] = useState<Created | null>(null)
  const change = (open: boolean) => {
    setIsOpen(open)
    if (!open) setCreated(null)
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {/* A click beside the dialog must not take away what is shown once. */}
      <DialogContent onInteractOutside={(event) => created && event.preventDefault()}>
        {created ? (
          <InvitationLink created={created} onAnother={() => setCreated(null)} onDone={() => change(false)} />
        ) : (
          <InviteForm onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  )
}

function InviteForm({ onCreated }: { onCreated: (created: Created) => void }) {
  const client = useQueryClient()
  const [role, setRole] = useState<Role>('viewer')
  const invite = useMutation({
    mutationFn: (body: CreateInvitation) => unwrap(api.POST('/invitations', { body })),
    onSuccess: (created) => {
      void client.invalidateQueries(peopleQueries.invitations())
      onCreated(created)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    invite.mutate({ email: String(data.get('email')), role, expiresInDays: Number(data.get('expiresInDays')) })
  }
  const fault = faultOf(invite.error, 'email')
  return (
    <>
      <DialogHeader>
        <DialogTitle>Invite someone</DialogTitle>
        <DialogDescription>You get a link to send them. With it they choose a name and a password.</DialogDescription>
      </DialogHeader>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <FormError error={fault === undefined ? invite.error : null} />
        <FormField
          name="email"
          type="email"
          label="Email"
          fault={fault}
          autoComplete="off"
          maxLength={254}
          required
          autoFocus
        />
        <RoleChoice name="role" label="Role" value={role} onChange={setRole} />
        <FormField
          name="expiresInDays"
          type="number"
          label="Days until the link ends"
          hint="1 to 30"
          defaultValue={7}
          min={1}
          max={30}
          step={1}
          required
          className="h-9 w-28"
        />
        <DialogFooter>
          <SubmitButton isPending={invite.isPending}>Make the link</SubmitButton>
        </DialogFooter>
      </form>
    </>
  )
}

function InvitationLink({
  created,
  onAnother,
  onDone,
}: {
  created: Created
  onAnother: () => void
  onDone: () => void
}) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Send this link</DialogTitle>
        <DialogDescription className="wrap-anywhere">
          To {created.email}, in a way that only they read: whoever opens it first joins as {created.role}. It ends on{' '}
          {created.expiresAt.slice(0, 10)}.
        </DialogDescription>
      </DialogHeader>
      <ShownOnce value={created.link} name="link" />
      <DialogFooter>
        <Button onClick={onAnother}>Invite another</Button>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  )
}
