'use client'

import { useMutation } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { ApiError, api, unwrap } from '@/lib/api-client'
import type { Viewer } from '@/lib/contracts/account'
import type { SecondFactorCode } from '@/lib/contracts/two-factor'
import { CodeField } from './code-field'
import { FormError } from './form-error'
import { faultOf } from './form-fault'

/** The second step of a sign-in. @param onStartOver also called with what the console said, when this step is over. */
export function SecondFactorForm({
  onSignedIn,
  onStartOver,
}: {
  onSignedIn: (viewer: Viewer) => void
  onStartOver: (error?: unknown) => void
}) {
  const complete = useMutation({
    mutationFn: (body: SecondFactorCode) => unwrap(api.POST('/session/second-factor', { body })),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiError && error.problem.code === 'unauthenticated') onStartOver(error)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    complete.mutate({ code: String(new FormData(event.currentTarget).get('code')) })
  }
  const fault = faultOf(complete.error, 'code')
  const busy = complete.isPending || complete.isSuccess
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <h1 className="font-semibold text-base">Second step</h1>
      <FormError error={fault === undefined ? complete.error : null} />
      <CodeField fault={fault} autoFocus />
      <Button type="submit" variant="primary" size="lg" disabled={busy}>
        {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
        Sign in
      </Button>
      <Button variant="link" className="justify-self-center" onClick={() => onStartOver()}>
        Sign in as someone else
      </Button>
    </form>
  )
}
