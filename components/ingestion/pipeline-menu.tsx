'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Copy, RefreshCw, Trash2, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactElement, useState } from 'react'
import { ConfirmContent } from '@/components/confirm/confirm-dialog'
import { dagHref } from '@/components/pipelines/queries'
import { Dialog } from '@/components/ui/dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import { formatInteger } from '@/lib/utils/format'
import type { AskedRunState } from './asked-run'
import { ingestionHref, ingestionQueries, newPipelineHref, type VersionedPipeline } from './queries'

interface PipelineMenuProps {
  pipeline: VersionedPipeline
  trigger: ReactElement
  onAsked: (asked: AskedRunState) => void
}

/** What is done to a pipeline now and then. */
export function PipelineMenu({ pipeline, trigger, onAsked }: PipelineMenuProps) {
  const { name, dagId, origin, faults } = pipeline
  const [asking, setAsking] = useState<'reload' | 'delete' | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      <DropdownMenu defaultOpen>
        <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={dagHref(dagId)}>
              <Workflow aria-hidden />
              DAG and its runs
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={`${newPipelineHref}?from=${encodeURIComponent(name)}`}>
              <Copy aria-hidden />
              Create one like it
            </Link>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger" disabled={faults.length > 0} onSelect={() => setAsking('reload')}>
            <RefreshCw aria-hidden />
            Full reload…
          </DropdownMenuItem>
          {origin === 'own' ? (
            <DropdownMenuItem tone="danger" onSelect={() => setAsking('delete')}>
              <Trash2 aria-hidden />
              Delete…
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={asking !== null} onOpenChange={(open) => (open ? undefined : close())}>
        {asking === 'reload' ? <FullReload pipeline={pipeline} onClose={close} onAsked={onAsked} /> : null}
        {asking === 'delete' ? <Delete pipeline={pipeline} /> : null}
      </Dialog>
    </>
  )
}

function FullReload({
  pipeline: { name, files, table },
  onClose,
  onAsked,
}: {
  pipeline: VersionedPipeline
  onClose: () => void
  onAsked: PipelineMenuProps['onAsked']
}) {
  const client = useQueryClient()
  const reload = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/ingestion/pipelines/{name}/full-reload', { params: { path: { name } }, body: { name } })),
    onSuccess: (run) => {
      onClose()
      onAsked({ run, what: `${name} reads every file again` })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ingestionQueries.of(name) }),
  })
  const count = files ? `All ${formatInteger(files.seen)}${files.isComplete ? '' : ' or more'} files` : 'All files'
  return (
    <ConfirmContent
      title={`Read every file of ${name} again?`}
      description={`${count} are read as if none had been. It may take long, and once begun it cannot be undone.`}
      action="Read every file again"
      typed={{ name: 'name', text: name }}
      change={reload}
      onConfirm={() => reload.mutate()}
    >
      <ul className="wrap-anywhere list-disc pl-5 text-sm">
        <li>
          rows of {table ?? 'the table'} that differ from the files are changed, also where someone changed them by SQL
        </li>
        <li>rows that are there just so stay as they are</li>
        <li>rows of files that are gone stay</li>
      </ul>
    </ConfirmContent>
  )
}

function Delete({ pipeline: { name, table, sourcePrefix } }: { pipeline: VersionedPipeline }) {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/ingestion/pipelines/{name}', { params: { path: { name } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ingestionQueries.pipelines().queryKey })
      router.push(ingestionHref)
      confirm('Pipeline deleted')
    },
  })
  return (
    <ConfirmContent
      title={`Delete ${name}?`}
      description="This cannot be undone. Its declaration goes, and with it its DAG: new files are not read any more."
      action="Delete pipeline"
      typed={{ name: 'name', text: name }}
      change={remove}
      onConfirm={() => remove.mutate()}
    >
      <p className="text-sm">These stay:</p>
      <ul className="wrap-anywhere -mt-2 list-disc pl-5 text-sm">
        {table === null ? null : <li>the table {table} with its rows, and its rejects</li>}
        {sourcePrefix === null ? null : <li>the files in s3://lakehouse/{sourcePrefix}</li>}
        <li>what is recorded of its files and runs</li>
      </ul>
    </ConfirmContent>
  )
}
