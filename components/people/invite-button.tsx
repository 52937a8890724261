'use client'

import { UserRoundPlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

/** Opens the form that invites someone. */
export function InviteButton() {
  const button = (
    <Button variant="primary">
      <UserRoundPlus aria-hidden />
      Invite
    </Button>
  )
  return (
    <OnDemand load={() => import('./invite-dialog')} trigger={button}>
      {({ InviteDialog }) => <InviteDialog trigger={button} />}
    </OnDemand>
  )
}
