'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { FormField } from '@/components/account/form-field'
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
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { formatInteger } from '@/lib/utils/format'
import { peopleQueries } from './queries'

/** Says what goes with a person, and removes them once their address is typed. Open at first. */
export function RemovePersonDialog({
  person,
  isSelf,
  trigger,
}: {
  person: Person
  isSelf: boolean
  trigger: ReactElement
}) {
  const client = useQueryClient()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(true)
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/people/{id}', { params: { path: { id: person.id } } })),
    onSuccess: () => {
      if (isSelf) return window.location.assign('/sign-in')
      void client.invalidateQueries({ queryKey: peopleQueries.lists() })
      router.push('/settings/people')
      confirm('Person removed')
    },
  })
  const change = (open: boolean) => {
    setIsOpen(open)
    setTyped('')
    remove.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (typed.trim() === person.email) remove.mutate()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">Remove {isSelf ? 'yourself' : person.name}?</DialogTitle>
          <DialogDescription>This cannot be undone. With {isSelf ? 'you' : 'them'} go:</DialogDescription>
        </DialogHeader>
        <ul className="list-disc pl-5 text-sm">
          {person.sessionCount === 0 ? null : (
            <li>{count(person.sessionCount, 'session')}: pages that are open end within 2 seconds</li>
          )}
          {person.tokenCount === 0 ? null : (
            <li>{count(person.tokenCount, 'token')}: what is sent with one is refused from then on</li>
          )}
          <li>
            the user <span className="font-mono">{person.trinoUser}</span> in Trino
          </li>
        </ul>
        <p className="text-muted-foreground text-sm">What {isSelf ? 'you' : 'they'} did stays in the audit log.</p>
        {isSelf ? (
          <Alert tone="attention">
            <TriangleAlert aria-hidden />
            <AlertTitle>This is you</AlertTitle>
            <AlertDescription>You are signed out at once and cannot come back by yourself.</AlertDescription>
          </Alert>
        ) : null}
        <form method="post" onSubmit={submit} className="grid gap-4">
          <FormError error={remove.error} />
          <FormField
            name="email"
            label={`Type ${person.email} to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="danger" disabled={typed.trim() !== person.email || remove.isPending}>
              Remove person
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

function count(number: number, what: string): string {
  return `${formatInteger(number)} ${what}${number === 1 ? '' : 's'}`
}
