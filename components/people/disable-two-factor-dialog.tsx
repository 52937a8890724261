'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

/** Turns off the second factor of who has lost it. */
export function DisableTwoFactorDialog({ person, trigger }: { person: Person; trigger: ReactElement }) {
  const client = useQueryClient()
  const disable = useMutation({
    mutationFn: () => unwrap(api.DELETE('/people/{id}/two-factor', { params: { path: { id: person.id } } })),
    onSuccess: () => {
      confirm('Second factor turned off')
      void client.invalidateQueries({ queryKey: peopleQueries.all })
    },
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Turn off the second factor of ${person.name}?`}
      description="Their password alone signs them in, until they set up another. Make sure that it is they who ask."
      action="Turn off"
      change={disable}
      onConfirm={(close) => disable.mutate(undefined, { onSuccess: close })}
    />
  )
}
