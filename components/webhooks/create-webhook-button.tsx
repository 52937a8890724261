'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'

/** Opens the form that makes a webhook. */
export function CreateWebhookButton() {
  const button = (
    <Button variant="primary">
      <Plus aria-hidden />
      Create webhook
    </Button>
  )
  return (
    <OnDemand load={() => import('./create-webhook-dialog')} trigger={button}>
      {({ CreateWebhookDialog }) => <CreateWebhookDialog trigger={button} />}
    </OnDemand>
  )
}
