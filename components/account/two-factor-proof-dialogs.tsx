'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react'
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
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { ProveTwoFactor } from '@/lib/contracts/two-factor'
import { BackupCodes } from './backup-codes'
import { CodeField } from './code-field'
import { FormError } from './form-error'
import { faultOf } from './form-fault'
import { FormField } from './form-field'
import { accountQueries } from './queries'
import { SubmitButton } from './submit-button'

interface DialogProps {
  email: string
  trigger: ReactElement
}

/** Takes the second factor away for password and code. Open at first. */
export function TurnOffTwoFactorDialog({ email, trigger }: DialogProps) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const turnOff = useMutation({
    mutationFn: (body: ProveTwoFactor) => unwrap(api.POST('/account/two-factor/disable', { body })),
    onSuccess: () => {
      setIsOpen(false)
      confirm('Two-factor is off')
      void client.invalidateQueries({ queryKey: accountQueries.all })
    },
  })
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Turn off two-factor</DialogTitle>
          <DialogDescription>
            The password alone will open your account. Backup codes open nothing any more, and every other session ends.
          </DialogDescription>
        </DialogHeader>
        <ProofForm email={email} error={turnOff.error} onSubmit={turnOff.mutate}>
          <SubmitButton isPending={turnOff.isPending} variant="danger">
            Turn off two-factor
          </SubmitButton>
        </ProofForm>
      </DialogContent>
    </Dialog>
  )
}

/** Makes new backup codes for password and code. Open at first. */
export function RenewBackupCodesDialog({ email, trigger }: DialogProps) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const renew = useMutation({
    mutationFn: (body: ProveTwoFactor) => unwrap(api.POST('/account/two-factor/backup-codes', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: accountQueries.twoFactor().queryKey }),
  })
  const change = (open: boolean) => {
    setIsOpen(open)
    if (!open) renew.reset()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        onInteractOutside={(event) => renew.data && event.preventDefault()}
        onEscapeKeyDown={(event) => renew.data && event.preventDefault()}
      >
        <DialogHeader>
          <DialogTitle>{renew.data ? 'New backup codes' : 'Make new backup codes'}</DialogTitle>
          <DialogDescription>
            {renew.data ? 'Those before open nothing any more.' : 'Those that you have will open nothing any more.'}
          </DialogDescription>
        </DialogHeader>
        {renew.data ? (
          <>
            <BackupCodes codes={renew.data.backupCodes} />
            <DialogFooter>
              <Button variant="primary" onClick={() => change(false)}>
                I have kept them
              </Button>
            </DialogFooter>
          </>
        ) : (
          <ProofForm email={email} error={renew.error} onSubmit={renew.mutate}>
            <SubmitButton isPending={renew.isPending}>Make new backup codes</SubmitButton>
          </ProofForm>
        )}
      </DialogContent>
    </Dialog>
  )
}

/** Password and code, which together are proof enough. */
function ProofForm({
  email,
  error,
  onSubmit,
  children,
}: {
  email: string
  error: unknown
  onSubmit: (proof: ProveTwoFactor) => void
  children: ReactNode
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onSubmit({ password: String(form.get('password')), code: String(form.get('code')) })
  }
  const password = faultOf(error, 'password')
  const code = faultOf(error, 'code')
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError error={password === undefined && code === undefined ? error : null} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <FormField
        name="password"
        type="password"
        label="Password"
        fault={password}
        autoComplete="current-password"
        required
        autoFocus
      />
      <CodeField fault={code} />
      <DialogFooter>{children}</DialogFooter>
    </form>
  )
}
