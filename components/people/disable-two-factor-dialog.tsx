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

/** Turns off the second factor of who has lost it. Open at first. */
export function DisableTwoFactorDialog({ person, trigger }: { person: Person; trigger: ReactElement }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const disable = useMutation({
    mutationFn: () => unwrap(api.DELETE('/people/{id}/two-factor', { params: { path: { id: person.id } } })),
    onSuccess: () => {
      setIsOpen(false)
      confirm('Second factor turned off')
      void client.invalidateQueries({ queryKey: peopleQueries.all })
    },
  })
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">Turn off the second factor of {person.name}?</DialogTitle>
          <DialogDescription>
            Their password alone signs them in, until they set up another. Make sure that it is they who ask.
          </DialogDescription>
        </DialogHeader>
        <FormError error={disable.error} />
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" disabled={disable.isPending} onClick={() => disable.mutate()}>
            Turn off
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
