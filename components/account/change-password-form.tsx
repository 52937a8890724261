'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useForm } from 'react-hook-form'
import { toast } from 'sonner'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { ApiError, api, unwrap } from '@/lib/api-client'
import { type ChangePassword, changePasswordSchema, newPasswordLength } from '@/lib/contracts/account'
import { FormError } from './form-error'

const formSchema = changePasswordSchema
  .extend({ repeated: z.string() })
  .refine((form) => form.repeated === form.newPassword, { path: ['repeated'], message: 'The two do not match' })

type Form = z.infer<typeof formSchema>

/** @param target where to go afterwards; stays when left out. */
export function ChangePasswordForm({ email, target }: { email: string; target?: string }) {
  const { register, handleSubmit, formState, setError, reset } = useForm<Form>({ resolver: zodResolver(formSchema) })
  const change = useMutation({
    mutationFn: (body: ChangePassword) => unwrap(api.POST('/account/password', { body })),
    onSuccess: () => {
      if (target !== undefined) return window.location.assign(target)
      reset()
      toast.success('Password changed')
    },
    onError: (error) => {
      const problem = error instanceof ApiError ? error.problem : null
      if (problem?.field === 'currentPassword' || problem?.field === 'newPassword') {
        setError(problem.field, { message: problem.detail ?? problem.title }, { shouldFocus: true })
      }
    },
  })
  const { errors } = formState
  const fieldless = errors.currentPassword || errors.newPassword ? null : change.error
  return (
    <form
      onSubmit={handleSubmit(({ currentPassword, newPassword }) => change.mutate({ currentPassword, newPassword }))}
      className="grid max-w-sm gap-4"
      noValidate
    >
      <FormError error={fieldless} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        id="current-password"
        label="Current password"
        error={errors.currentPassword?.message}
        autoComplete="current-password"
        {...register('currentPassword')}
      />
      <Field
        id="new-password"
        label="New password"
        hint={`At least ${newPasswordLength} characters`}
        error={errors.newPassword?.message}
        autoComplete="new-password"
        {...register('newPassword')}
      />
      <Field
        id="repeated-password"
        label="New password, again"
        error={errors.repeated?.message}
        autoComplete="new-password"
        {...register('repeated')}
      />
      <div>
        <Button type="submit" variant="primary" size="lg" disabled={change.isPending}>
          {change.isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
          Change password
        </Button>
      </div>
    </form>
  )
}

function Field({
  id,
  label,
  hint,
  error,
  ...props
}: ComponentProps<typeof Input> & { id: string; label: string; hint?: string; error: string | undefined }) {
  const note = error ?? hint
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="password"
        className="h-9"
        aria-invalid={error !== undefined}
        {...(note ? { 'aria-describedby': `${id}-note` } : {})}
        {...props}
      />
      {note ? (
        <p id={`${id}-note`} className={error ? 'text-failing text-xs' : 'text-muted-foreground text-xs'}>
          {note}
        </p>
      ) : null}
    </div>
  )
}
