'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { Upload } from '@/lib/contracts/ingestion'
import { uploadQueries, uploadsHref } from './queries'

/** Says what goes with a file and what stays. Open at first. */
export function DeleteUploadDialog({ upload, trigger }: { upload: Upload; trigger: ReactElement }) {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/ingestion/uploads/{name}', { params: { path: { name: upload.name } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: uploadQueries.all })
      router.push(uploadsHref)
      confirm('Upload deleted')
    },
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Delete ${upload.name}?`}
      description={
        upload.state === 'ingested'
          ? `The file goes from S3, and this cannot be undone. Its rows stay in the table ${upload.table}.`
          : 'The file goes from S3, and what was found in it. This cannot be undone.'
      }
      action="Delete upload"
      change={remove}
      onConfirm={() => remove.mutate()}
    />
  )
}
