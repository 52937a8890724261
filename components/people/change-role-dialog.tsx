'use client'

import { TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { confirm } from '@/components/ui/toast'
import type { Person } from '@/lib/contracts/people'
import type { Role } from '@/lib/contracts/role'
import { describeChange } from './role-words'
import { useUpdatePerson } from './use-update-person'

interface ChangeRoleDialogProps {
  person: Person
  role: Role
  isSelf: boolean
  trigger: ReactElement
}

/** Says what a change of role takes and gives, then makes it. */
export function ChangeRoleDialog({ person, role, isSelf, trigger }: ChangeRoleDialogProps) {
  const update = useUpdatePerson(person.id)
  const { lost, gained } = describeChange(person.role, role)
  const who = isSelf ? 'You' : 'They'
  const save = (close: () => void) =>
    update.mutate(
      { role },
      {
        onSuccess: () => {
          // What they may see is decided on the server.
          if (isSelf) return window.location.assign('/settings')
          close()
          confirm('Role changed')
        },
      },
    )
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Make ${isSelf ? 'yourself' : person.name} ${role === 'viewer' ? 'a' : 'an'} ${role}?`}
      description={lost ? `${who} may no longer ${lost}.` : `${who} may then ${gained}.`}
      action="Change role"
      variant={lost ? 'danger' : 'primary'}
      change={update}
      onConfirm={save}
    >
      <p className="text-muted-foreground text-sm">
        {lost
          ? 'Pages that are open, tokens and the user in Trino follow within 2 seconds.'
          : 'It holds at once; pages that are open show it when they are loaded again.'}
      </p>
      {isSelf ? (
        <Alert tone="attention">
          <TriangleAlert aria-hidden />
          <AlertTitle>This is you</AlertTitle>
          <AlertDescription>You cannot take it back yourself: another admin has to.</AlertDescription>
        </Alert>
      ) : null}
    </ConfirmDialog>
  )
}
