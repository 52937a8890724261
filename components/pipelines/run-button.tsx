'use client'

import { Play } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

/** Opens the form that starts a run. */
export function RunButton({ dagId, isMain = false }: { dagId: string; isMain?: boolean }) {
  const button = (
    <Button variant={isMain ? 'primary' : 'secondary'} size={isMain ? 'md' : 'sm'} aria-label={`Run ${dagId}`}>
      <Play aria-hidden />
      Run
    </Button>
  )
  return (
    <OnDemand load={() => import('./run-dialog')} trigger={button}>
      {({ RunDialog }) => <RunDialog dagId={dagId} trigger={button} />}
    </OnDemand>
  )
}
