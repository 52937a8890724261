'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import type { Person } from '@/lib/contracts/people'
import { RoleChoice } from './role-choice'

/** Chooses a role; what it means is said before it is changed. */
export function RoleForm({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const [role, setRole] = useState(person.role)
  const button = <Button disabled={role === person.role}>Change role…</Button>
  return (
    <div className="grid gap-4">
      <RoleChoice name="role" label={`What ${isSelf ? 'you' : person.name} may do`} value={role} onChange={setRole} />
      <div>
        {role === person.role ? (
          button
        ) : (
          <OnDemand load={() => import('./change-role-dialog')} trigger={button}>
            {({ ChangeRoleDialog }) => (
              <ChangeRoleDialog person={person} role={role} isSelf={isSelf} trigger={button} />
            )}
          </OnDemand>
        )}
      </div>
    </div>
  )
}
