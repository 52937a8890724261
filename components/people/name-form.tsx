'use client'

import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { faultOf } from '@/components/account/form-fault'
import { FormField } from '@/components/account/form-field'
import { Button } from '@/components/ui/button'
import { confirm } from '@/components/ui/toast'
import type { Person } from '@/lib/contracts/people'
import { useUpdatePerson } from './use-update-person'

export function NameForm({ person }: { person: Person }) {
  const [name, setName] = useState(person.name)
  const update = useUpdatePerson(person.id)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    update.mutate({ name: name.trim() }, { onSuccess: () => confirm('Name changed') })
  }
  const fault = faultOf(update.error, 'name')
  const isUnchanged = name.trim() === person.name || name.trim() === ''
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError error={fault === undefined ? update.error : null} />
      <FormField
        name="name"
        label="Name"
        hint="As others see it, and as the audit log keeps it."
        fault={fault}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        maxLength={100}
        required
      />
      <Button type="submit" disabled={isUnchanged || update.isPending} className="justify-self-start">
        Change name
      </Button>
    </form>
  )
}
