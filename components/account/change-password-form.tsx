'use client'

import { useMutation } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { confirm } from '@/components/ui/toast'
import { ApiError, api, unwrap } from '@/lib/api-client'
import type { ChangePassword } from '@/lib/contracts/account'
import { newPasswordLength } from '@/lib/contracts/password'
import { FormError } from './form-error'
import { FormField } from './form-field'

type Faults = { currentPassword?: string; newPassword?: string; repeated?: string }

function faultsOf(form: Record<keyof Faults, string>): Faults {
  const faults: Faults = {}
  if (form.currentPassword === '') faults.currentPassword = 'Enter the password you signed in with'
  if (form.newPassword.length < newPasswordLength) faults.newPassword = `Use at least ${newPasswordLength} characters`
  if (form.repeated !== form.newPassword) faults.repeated = 'The two do not match'
  return faults
}

/** @param target where to go afterwards; stays when left out. */
export function ChangePasswordForm({ email, target }: { email: string; target?: string }) {
  const [faults, setFaults] = useState<Faults>({})
  const change = useMutation({
    mutationFn: (body: ChangePassword) => unwrap(api.POST('/account/password', { body })),
    onError: (error) => {
      const problem = error instanceof ApiError ? error.problem : null
      if (problem?.field === 'currentPassword' || problem?.field === 'newPassword') {
        setFaults({ [problem.field]: problem.detail ?? problem.title })
      }
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const data = new FormData(element)
    const form = {
      currentPassword: String(data.get('currentPassword')),
      newPassword: String(data.get('newPassword')),
      repeated: String(data.get('repeated')),
    }
    const found = faultsOf(form)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { currentPassword, newPassword } = form
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          if (target !== undefined) return window.location.assign(target)
          element.reset()
          confirm('Password changed')
        },
      },
    )
  }
  const hasFieldFault = Object.keys(faults).length > 0
  return (
    <form method="post" onSubmit={submit} className="grid max-w-sm gap-4" noValidate>
      <FormError error={hasFieldFault ? null : change.error} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <FormField
        type="password"
        name="currentPassword"
        label="Current password"
        fault={faults.currentPassword}
        autoComplete="current-password"
      />
      <FormField
        type="password"
        name="newPassword"
        label="New password"
        hint={`At least ${newPasswordLength} characters`}
        fault={faults.newPassword}
        autoComplete="new-password"
      />
      <FormField
        type="password"
        name="repeated"
        label="New password, again"
        fault={faults.repeated}
        autoComplete="new-password"
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        disabled={change.isPending}
        className={target === undefined ? 'justify-self-start' : undefined}
      >
        {change.isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
        Change password
      </Button>
    </form>
  )
}
