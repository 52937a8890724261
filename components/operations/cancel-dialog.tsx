'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { api, unwrap } from '@/lib/api-client'
import type { Operation } from '@/lib/contracts/operations'
import { operationQueries } from './queries'

/** Asks whether an operation is to be cancelled. What is left then is said before. */
export function CancelDialog({ operation, trigger }: { operation: Operation; trigger: ReactElement }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const cancel = useMutation({
    mutationFn: () => unwrap(api.POST('/operations/{id}/cancel', { params: { path: { id: operation.id } } })),
    onSuccess: () => {
      setIsOpen(false)
      return client.invalidateQueries({ queryKey: operationQueries.all })
    },
  })
  const left = operation.steps.find(({ state }) => state === 'running' || state === 'pending')?.onCancel
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Cancel this operation?</DialogTitle>
          <DialogDescription>{left}</DialogDescription>
        </DialogHeader>
        {cancel.error ? (
          <p role="alert" className="rounded-md bg-failing-soft px-3 py-2 text-sm">
            {cancel.error.message}
          </p>
        ) : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Let it go on</Button>
          </DialogClose>
          <Button variant="danger" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel operation
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
