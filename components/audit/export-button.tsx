'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

/** Downloads what the filter shows, all of it. */
export function ExportButton() {
  const button = (
    <Button>
      <Download aria-hidden />
      Export
    </Button>
  )
  return (
    <OnDemand load={() => import('./export-menu')} trigger={button}>
      {({ ExportMenu }) => <ExportMenu trigger={button} />}
    </OnDemand>
  )
}
