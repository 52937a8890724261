'use client'

import { TriangleAlert } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
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

/** Says what a change of role takes and gives, then makes it. Open at first. */
export function ChangeRoleDialog({ person, role, isSelf, trigger }: ChangeRoleDialogProps) {
  const [isOpen, setIsOpen] = useState(true)
  const update = useUpdatePerson(person.id)
  const { lost, gained } = describeChange(person.role, role)
  const change = (open: boolean) => {
    setIsOpen(open)
    if (open) update.reset()
  }
  const save = () =>
    update.mutate(
      { role },
      {
        onSuccess: () => {
          // What they may see is decided on the server.
          if (isSelf) return window.location.assign('/settings')
          change(false)
          confirm('Role changed')
        },
      },
    )
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">
            Make {isSelf ? 'yourself' : person.name} {role === 'viewer' ? 'a' : 'an'} {role}?
          </DialogTitle>
          <DialogDescription>
            {lost
              ? `${isSelf ? 'You' : 'They'} may no longer ${lost}.`
              : `${isSelf ? 'You' : 'They'} may then ${gained}.`}
          </DialogDescription>
        </DialogHeader>
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
        <FormError error={update.error} />
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant={lost ? 'danger' : 'primary'} disabled={update.isPending} onClick={save}>
            Change role
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
