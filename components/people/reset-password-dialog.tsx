'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { ShownOnce } from '@/components/state/shown-once'
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

/** Makes a temporary password and shows it once. */
export function ResetPasswordDialog({ person, trigger }: { person: Person; trigger: ReactElement }) {
  const client = useQueryClient()
  const reset = useMutation({
    mutationFn: () => unwrap(api.POST('/people/{id}/password-reset', { params: { path: { id: person.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQueries.all }),
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Reset the password of ${person.name}?`}
      description="Their password ends, and so does every session of theirs. Their tokens go on."
      action="Reset password"
      change={reset}
      onConfirm={() => reset.mutate()}
      shown={
        reset.data && {
          title: `Temporary password of ${person.name}`,
          description: 'Pass it on in a way that only they read. They choose their own at the next sign-in.',
          content: <ShownOnce value={reset.data.temporaryPassword} name="password" />,
        }
      }
    />
  )
}
