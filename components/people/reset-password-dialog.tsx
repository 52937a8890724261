'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { ShownOnce } from '@/components/state/shown-once'
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
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

/** Makes a temporary password and shows it once. Open at first. */
export function ResetPasswordDialog({ person, trigger }: { person: Person; trigger: ReactElement }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const reset = useMutation({
    mutationFn: () => unwrap(api.POST('/people/{id}/password-reset', { params: { path: { id: person.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQueries.all }),
  })
  const password = reset.data?.temporaryPassword
  const change = (open: boolean) => {
    setIsOpen(open)
    if (!open) reset.reset()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {/* A click beside the dialog must not take away what is shown once. */}
      <DialogContent onInteractOutside={(event) => password && event.preventDefault()}>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">
            {password ? `Temporary password of ${person.name}` : `Reset the password of ${person.name}?`}
          </DialogTitle>
          <DialogDescription>
            {password
              ? 'Pass it on in a way that only they read. They choose their own at the next sign-in.'
              : 'Their password ends, and so does every session of theirs. Their tokens go on.'}
          </DialogDescription>
        </DialogHeader>
        {password ? <ShownOnce value={password} name="password" /> : <FormError error={reset.error} />}
        <DialogFooter>
          {password ? (
            <Button variant="primary" onClick={() => change(false)}>
              Done
            </Button>
          ) : (
            <>
              <DialogClose asChild>
                <Button>Cancel</Button>
              </DialogClose>
              <Button variant="danger" disabled={reset.isPending} onClick={() => reset.mutate()}>
                Reset password
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
