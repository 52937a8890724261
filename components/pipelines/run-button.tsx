'use client'

import { Play } from 'lucide-react'
import { useCan } from '@/components/shell/viewer-context'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

/** Opens the form that starts a run; nothing for who may not start one. */
export function RunButton({
  dagId,
  isMain = false,
  label = 'Run',
}: {
  dagId: string
  isMain?: boolean
  label?: string
}) {
  const mayRun = useCan('operate')
  if (!mayRun) return null
  const button = (
    <Button
      variant={isMain ? 'primary' : 'secondary'}
      size={isMain ? 'md' : 'sm'}
      aria-label={label === 'Run' ? `Run ${dagId}` : `${label}: ${dagId}`}
    >
      <Play aria-hidden />
      {label}
    </Button>
  )
  return (
    <OnDemand load={() => import('./run-dialog')} trigger={button}>
      {({ RunDialog }) => <RunDialog dagId={dagId} trigger={button} />}
    </OnDemand>
  )
}
