'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Person } from '@/lib/contracts/people'
import { formatInteger } from '@/lib/utils/format'
import { peopleQueries } from './queries'

interface RemovePersonDialogProps {
  person: Person
  isSelf: boolean
  trigger: ReactElement
}

/** Says what goes with a person, and removes them once their address is typed. */
export function RemovePersonDialog({ person, isSelf, trigger }: RemovePersonDialogProps) {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/people/{id}', { params: { path: { id: person.id } } })),
    onSuccess: () => {
      if (isSelf) return window.location.assign('/sign-in')
      void client.invalidateQueries({ queryKey: peopleQueries.lists() })
      router.push('/settings/people')
      confirm('Person removed')
    },
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Remove ${isSelf ? 'yourself' : person.name}?`}
      description={`This cannot be undone. With ${isSelf ? 'you' : 'them'} go:`}
      action="Remove person"
      typed={{ name: 'email', text: person.email }}
      change={remove}
      onConfirm={() => remove.mutate()}
    >
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
    </ConfirmDialog>
  )
}

function count(number: number, what: string): string {
  return `${formatInteger(number)} ${what}${number === 1 ? '' : 's'}`
}
