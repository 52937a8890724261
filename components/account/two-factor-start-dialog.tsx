'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import { CopyButton } from '@/components/state/copy-button'
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
import type { TwoFactorStart } from '@/lib/contracts/two-factor'
import { BackupCodes } from './backup-codes'
import { FormError } from './form-error'
import { faultOf } from './form-fault'
import { FormField } from './form-field'
import { QrCode } from './qr-code'
import { accountQueries } from './queries'
import { SubmitButton } from './submit-button'

/** Password, then the authenticator's first code, then the backup codes. Open at first. */
export function TwoFactorStartDialog({ email, trigger }: { email: string; trigger: ReactElement }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const [begun, setBegun] = useState<TwoFactorStart | null>(null)
  const [isOn, setIsOn] = useState(false)
  const change = (open: boolean) => {
    setIsOpen(open)
    if (open) return
    setBegun(null)
    setIsOn(false)
    // Not before: the card, and this dialog in it, changes with it.
    void client.invalidateQueries({ queryKey: accountQueries.all })
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        // The codes are shown once: a click beside the dialog, or a key, must not take them away.
        onInteractOutside={(event) => begun && event.preventDefault()}
        onEscapeKeyDown={(event) => begun && event.preventDefault()}
      >
        {begun === null ? (
          <PasswordStep email={email} onBegun={setBegun} />
        ) : isOn ? (
          <CodesStep codes={begun.backupCodes} onDone={() => change(false)} />
        ) : (
          <AuthenticatorStep begun={begun} onOn={() => setIsOn(true)} />
        )}
      </DialogContent>
    </Dialog>
  )
}

function PasswordStep({ email, onBegun }: { email: string; onBegun: (begun: TwoFactorStart) => void }) {
  const start = useMutation({
    mutationFn: (password: string) => unwrap(api.POST('/account/two-factor', { body: { password } })),
    onSuccess: onBegun,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    start.mutate(String(new FormData(event.currentTarget).get('password')))
  }
  const fault = faultOf(start.error, 'password')
  return (
    <>
      <DialogHeader>
        <DialogTitle>Turn on two-factor</DialogTitle>
        <DialogDescription>You need an authenticator: an app on a phone, or a password manager.</DialogDescription>
      </DialogHeader>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <FormError error={fault === undefined ? start.error : null} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <FormField
          name="password"
          type="password"
          label="Password"
          fault={fault}
          autoComplete="current-password"
          required
          autoFocus
        />
        <DialogFooter>
          <SubmitButton isPending={start.isPending}>Continue</SubmitButton>
        </DialogFooter>
      </form>
    </>
  )
}

function AuthenticatorStep({ begun, onOn }: { begun: TwoFactorStart; onOn: () => void }) {
  const confirm = useMutation({
    mutationFn: (code: string) => unwrap(api.POST('/account/two-factor/confirm', { body: { code } })),
    onSuccess: onOn,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    confirm.mutate(String(new FormData(event.currentTarget).get('code')))
  }
  const fault = faultOf(confirm.error, 'code')
  return (
    <>
      <DialogHeader>
        <DialogTitle>Add the console to your authenticator</DialogTitle>
        <DialogDescription>Scan the picture, or type the secret, then enter the code that it shows.</DialogDescription>
      </DialogHeader>
      <div className="flex flex-wrap items-center gap-4">
        <QrCode text={begun.uri} label="The secret for an authenticator, as a QR code" />
        <div className="grid min-w-0 flex-1 basis-44 gap-1">
          <p className="flex items-center gap-1 text-muted-foreground text-xs">
            Secret
            <CopyButton text={begun.secret} label="Copy the secret" />
          </p>
          <p className="break-all font-mono text-sm">{begun.secret.replace(/(.{4})/g, '$1 ')}</p>
        </div>
      </div>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <FormError error={fault === undefined ? confirm.error : null} />
        <FormField
          name="code"
          label="Code"
          hint="The six digits that the authenticator shows now."
          fault={fault}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          required
          autoFocus
          className="h-9 font-mono tracking-widest"
        />
        <p className="text-muted-foreground text-xs">Turning it on ends every other session.</p>
        <DialogFooter>
          <SubmitButton isPending={confirm.isPending}>Turn on two-factor</SubmitButton>
        </DialogFooter>
      </form>
    </>
  )
}

function CodesStep({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Two-factor is on</DialogTitle>
        <DialogDescription>These backup codes are for when the authenticator is lost.</DialogDescription>
      </DialogHeader>
      <BackupCodes codes={codes} />
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          I have kept them
        </Button>
      </DialogFooter>
    </>
  )
}
