'use client'

import { useMutation } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { api, unwrap } from '@/lib/api-client'
import type { SignIn, Viewer } from '@/lib/contracts/account'
import type { SignInFault as Fault } from '@/lib/contracts/sign-in-fault'
import { FormError } from './form-error'
import { SecondFactorForm } from './second-factor-form'
import { SignInFault } from './sign-in-fault'

interface SignInFormProps {
  /** Where to go when signed in. */
  target: string
  /** The second step is where the provider of identities leaves who has a second factor. */
  firstStep: 'password' | 'second-factor'
  provider: { name: string; url: string } | null
  /** What became of a sign-in by that provider. */
  fault: Fault | null
}

export function SignInForm({ target, firstStep, provider, fault }: SignInFormProps) {
  const [step, setStep] = useState(firstStep)
  const [overdue, setOverdue] = useState<unknown>(null)
  const enter = (viewer: Pick<Viewer, 'mustChangePassword'>) =>
    window.location.assign(viewer.mustChangePassword ? '/change-password' : target)
  const signIn = useMutation({
    mutationFn: (body: SignIn) => unwrap(api.POST('/session', { body })),
    onSuccess: (answer) => {
      if (answer.secondFactor) setStep('second-factor')
      else enter(answer)
    },
  })
  const startOver = (error?: unknown) => {
    signIn.reset()
    setOverdue(error)
    setStep('password')
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setOverdue(null)
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  const busy = signIn.isPending || signIn.isSuccess
  return (
    <Card>
      <CardContent className="p-6">
        {step === 'second-factor' ? (
          <SecondFactorForm onSignedIn={enter} onStartOver={startOver} />
        ) : (
          <form method="post" onSubmit={submit} className="grid gap-4">
            <h1 className="sr-only">Sign in</h1>
            {fault !== null && signIn.isIdle && !overdue ? (
              <SignInFault fault={fault} provider={provider?.name ?? 'The provider'} />
            ) : (
              <FormError error={signIn.error ?? overdue} />
            )}
            <div className="grid gap-1.5">
              <Label htmlFor="email">Email</Label>
              <Input id="email" name="email" type="email" autoComplete="username" required autoFocus className="h-9" />
            </div>
            <div className="grid gap-1.5">
              <Label htmlFor="password">Password</Label>
              <Input
                id="password"
                name="password"
                type="password"
                autoComplete="current-password"
                required
                className="h-9"
              />
            </div>
            <Button type="submit" variant="primary" size="lg" disabled={busy}>
              {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
              Sign in
            </Button>
            {provider === null ? null : (
              <>
                <p className="text-center text-muted-foreground text-xs">or</p>
                <Button asChild size="lg">
                  <a href={`${provider.url}?${new URLSearchParams({ next: target })}`}>
                    <span className="truncate">Sign in with {provider.name}</span>
                  </a>
                </Button>
              </>
            )}
          </form>
        )}
      </CardContent>
    </Card>
  )
}
