'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { api, unwrap } from '@/lib/api-client'
import { formatInteger } from '@/lib/utils/format'
import type { AskedRunState } from './asked-run'
import { ingestionQueries } from './queries'
import { countOf } from './words'

/** So many are named; the rest is counted. */
const mostNamed = 8

interface ReprocessDialogProps {
  name: string
  files: readonly string[]
  trigger: ReactElement
  onAsked: (asked: AskedRunState) => void
}

/** Says which files are read again and what that does to rows. Open at first. */
export function ReprocessDialog({ name, files, trigger, onAsked }: ReprocessDialogProps) {
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/ingestion/pipelines/{name}/reprocess', { params: { path: { name } }, body: { files: [...files] } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ingestionQueries.of(name) }),
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Read ${countOf(files.length, 'file')} again?`}
      description="They are read as if they were new. Rows that are in the table just so stay as they are; rows of other files that came later stay, too."
      action="Read again"
      variant="primary"
      change={again}
      onConfirm={(close) =>
        again.mutate(undefined, {
          onSuccess: (run) => {
            close()
            onAsked({ run, what: `${name} reads ${countOf(files.length, 'file')} again` })
          },
        })
      }
    >
      <ul className="wrap-anywhere grid max-h-60 gap-1 overflow-y-auto font-mono text-xs">
        {files.slice(0, mostNamed).map((file) => (
          <li key={file}>{file}</li>
        ))}
        {files.length > mostNamed ? (
          <li className="font-sans text-muted-foreground">and {formatInteger(files.length - mostNamed)} more</li>
        ) : null}
      </ul>
    </ConfirmDialog>
  )
}
