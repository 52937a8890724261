'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { api, unwrap } from '@/lib/api-client'
import type { Operation } from '@/lib/contracts/operations'
import { operationQueries } from './queries'

/** Asks whether an operation is to be cancelled. What is left then is said before. */
export function CancelDialog({ operation, trigger }: { operation: Operation; trigger: ReactElement }) {
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => unwrap(api.POST('/operations/{id}/cancel', { params: { path: { id: operation.id } } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: operationQueries.all }),
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title="Cancel this operation?"
      description={operation.steps.find(({ state }) => state === 'running' || state === 'pending')?.onCancel}
      action="Cancel operation"
      cancel="Let it go on"
      change={cancel}
      onConfirm={(close) => cancel.mutate(undefined, { onSuccess: close })}
    />
  )
}
