'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

interface EndSessionsDialogProps {
  person: Person
  isSelf: boolean
  trigger: ReactElement
}

/** Signs a person out everywhere. */
export function EndSessionsDialog({ person, isSelf, trigger }: EndSessionsDialogProps) {
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => unwrap(api.DELETE('/people/{id}/sessions', { params: { path: { id: person.id } } })),
    onSuccess: () => {
      if (isSelf) return window.location.assign('/sign-in')
      confirm('Sessions ended')
      void client.invalidateQueries({ queryKey: peopleQueries.all })
    },
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`End all sessions of ${isSelf ? 'yours' : person.name}?`}
      description={
        isSelf
          ? 'This one is among them: you are signed out here as well. Tokens go on.'
          : 'Their pages end within 2 seconds. They may sign in again, and their tokens go on.'
      }
      action="End all sessions"
      change={end}
      onConfirm={(close) => end.mutate(undefined, { onSuccess: close })}
    />
  )
}
