'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useCan } from '@/components/shell/viewer-context'
import { Button } from '@/components/ui/button'
import { newPipelineHref } from './queries'

/** Goes to the form that makes a pipeline; nothing for who may make none. */
export function CreatePipelineButton() {
  if (!useCan('operate')) return null
  return (
    <Button asChild variant="primary">
      <Link href={newPipelineHref}>
        <Plus aria-hidden />
        Create pipeline
      </Link>
    </Button>
  )
}
