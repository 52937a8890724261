'use client'

import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { useCan } from '@/components/shell/viewer-context'
import { CopyButton } from '@/components/state/copy-button'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { editPipelineHref, type VersionedPipeline } from './queries'
import { YamlView } from './yaml-view'

/** The file that declares a pipeline, with what is wrong with it beside its lines. */
export function DeclarationView({ pipeline: { name, yaml, faults, origin } }: { pipeline: VersionedPipeline }) {
  const mayOperate = useCan('operate')
  return (
    <Card>
      <CardHeader>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <CardTitle className="font-mono font-normal">{name}.yaml</CardTitle>
          <CardDescription>
            {origin === 'built-in' ? 'Comes with the lakehouse, and cannot be changed' : 'Made by people here'}
          </CardDescription>
        </div>
        <div className="flex items-center gap-2">
          <CopyButton text={yaml} label="Copy the file" />
          {origin === 'own' && mayOperate ? (
            <Button asChild size="sm">
              <Link href={`${editPipelineHref(name)}?tab=yaml`}>
                <Pencil aria-hidden />
                Edit
              </Link>
            </Button>
          ) : null}
        </div>
      </CardHeader>
      <YamlView yaml={yaml} faults={faults} />
    </Card>
  )
}
