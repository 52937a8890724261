'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { faultOf } from '@/components/account/form-fault'
import { FormField } from '@/components/account/form-field'
import { SubmitButton } from '@/components/account/submit-button'
import { peopleQueries } from '@/components/people/queries'
import { useViewer } from '@/components/shell/viewer-context'
import { CopyText, ShownOnce } from '@/components/state/shown-once'
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
import { roleAllows, type TokenScope, tokenScopes } from '@/lib/contracts/role'
import type { CreateApiToken, CreatedApiToken } from '@/lib/contracts/tokens'
import { endOf } from './expiry'
import { tokenQueries } from './queries'

/** More than a year is not given. */
const mostDays = 366

const scopeWords: Record<TokenScope, string> = {
  read: 'Reads what you see. Changes nothing.',
  operate: 'Also runs pipelines, starts and stops services, and uploads files.',
  admin: 'All that you may, but making tokens and changing passwords.',
}

/** Asks for a name, a scope and an end, then shows the token. Open at first. */
export function CreateTokenDialog({ trigger }: { trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(true)
  const [created, setCreated] = useState<CreatedApiToken | null>(null)
  const client = useQueryClient()
  const change = (open: boolean) => {
    setIsOpen(open)
    if (open || created === null) return
    setCreated(null)
    // Not before: where there was no token yet, this dialog goes with the words that say so.
    void client.invalidateQueries({ queryKey: tokenQueries.all })
    void client.invalidateQueries({ queryKey: peopleQueries.all })
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {/* A click beside the dialog must not take away what is shown once. */}
      <DialogContent onInteractOutside={(event) => created && event.preventDefault()}>
        {created ? <NewToken created={created} onDone={() => change(false)} /> : <TokenForm onCreated={setCreated} />}
      </DialogContent>
    </Dialog>
  )
}

function TokenForm({ onCreated }: { onCreated: (created: CreatedApiToken) => void }) {
  const { role } = useViewer()
  const [scope, setScope] = useState<TokenScope>('read')
  const [days, setDays] = useState('90')
  const create = useMutation({
    mutationFn: (body: CreateApiToken) => unwrap(api.POST('/tokens', { body })),
    onSuccess: onCreated,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    create.mutate({ name, scope, expiresInDays: Number(days) })
  }
  const fault = faultOf(create.error, 'name')
  const end = Number(days) > mostDays ? null : endOf(Number(days), Date.now())
  return (
    <>
      <DialogHeader>
        <DialogTitle>Create a token</DialogTitle>
        <DialogDescription>A program that has it acts as you, within its scope.</DialogDescription>
      </DialogHeader>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <FormError error={fault === undefined ? create.error : null} />
        <FormField
          name="name"
          label="Name"
          hint="What uses it, such as “nightly export”."
          fault={fault}
          autoComplete="off"
          maxLength={100}
          required
          autoFocus
        />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">Scope</legend>
          {tokenScopes
            .filter((each) => roleAllows(role, each))
            .map((each) => (
              <label
                key={each}
                className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2 hover:bg-hover has-checked:border-accent"
              >
                <input
                  type="radio"
                  name="scope"
                  value={each}
                  checked={each === scope}
                  onChange={() => setScope(each)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span className="grid min-w-0 gap-0.5">
                  <span className="font-medium font-mono text-sm">{each}</span>
                  <span className="text-muted-foreground text-xs">{scopeWords[each]}</span>
                </span>
              </label>
            ))}
        </fieldset>
        <FormField
          name="expiresInDays"
          type="number"
          label="Days until it ends"
          hint={end === null ? `1 to ${mostDays}` : `Ends on ${end}`}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          min={1}
          max={mostDays}
          step={1}
          required
          className="h-9 w-28"
        />
        <DialogFooter>
          <SubmitButton isPending={create.isPending}>Create token</SubmitButton>
        </DialogFooter>
      </form>
    </>
  )
}

function NewToken({ created, onDone }: { created: CreatedApiToken; onDone: () => void }) {
  const example = `curl -H "Authorization: Bearer ${created.token}" \\\n  ${window.location.origin}/api/v1/account`
  return (
    <>
      <DialogHeader>
        <DialogTitle className="wrap-anywhere">{created.name}</DialogTitle>
        <DialogDescription>Keep it where the program keeps its secrets, never in its source.</DialogDescription>
      </DialogHeader>
      <ShownOnce value={created.token} name="token">
        <div className="grid gap-1.5">
          <p className="text-muted-foreground text-sm">Try it: this says who the console takes you for.</p>
          <CopyText text={example} label="Copy command" />
        </div>
      </ShownOnce>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  )
}
