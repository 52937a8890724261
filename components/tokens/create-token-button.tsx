'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

/** Opens the form that makes a token. */
export function CreateTokenButton() {
  const button = (
    <Button variant="primary">
      <Plus aria-hidden />
      Create token
    </Button>
  )
  return (
    <OnDemand load={() => import('./create-token-dialog')} trigger={button}>
      {({ CreateTokenDialog }) => <CreateTokenDialog trigger={button} />}
    </OnDemand>
  )
}
