'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
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
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

/** Signs a person out everywhere. Open at first. */
export function EndSessionsDialog({
  person,
  isSelf,
  trigger,
}: {
  person: Person
  isSelf: boolean
  trigger: ReactElement
}) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const end = useMutation({
    mutationFn: () => unwrap(api.DELETE('/people/{id}/sessions', { params: { path: { id: person.id } } })),
    onSuccess: () => {
      if (isSelf) return window.location.assign('/sign-in')
      setIsOpen(false)
      confirm('Sessions ended')
      void client.invalidateQueries({ queryKey: peopleQueries.all })
    },
  })
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">End all sessions of {isSelf ? 'yours' : person.name}?</DialogTitle>
          <DialogDescription>
            {isSelf
              ? 'This one is among them: you are signed out here as well. Tokens go on.'
              : 'Their pages end within 2 seconds. They may sign in again, and their tokens go on.'}
          </DialogDescription>
        </DialogHeader>
        <FormError error={end.error} />
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" disabled={end.isPending} onClick={() => end.mutate()}>
            End all sessions
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
