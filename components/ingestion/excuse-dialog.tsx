'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { FormError } from '@/components/account/form-error'
import { faultOf } from '@/components/account/form-fault'
import { FormField } from '@/components/account/form-field'
import { SubmitButton } from '@/components/account/submit-button'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { api, unwrap } from '@/lib/api-client'
import type { Reject } from '@/lib/contracts/ingestion'
import { ingestionQueries } from './queries'
import { countOf } from './words'

interface ExcuseDialogProps {
  name: string
  rejects: readonly Reject[]
  onClose: () => void
  onExcused: (rows: number) => void
}

/** Asks why rows are left out for good. */
export function ExcuseDialog({ name, rejects, onClose, onExcused }: ExcuseDialogProps) {
  const client = useQueryClient()
  const excuse = useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/ingestion/pipelines/{name}/rejects/excuse', {
          params: { path: { name } },
          body: { rejectIds: rejects.map(({ rejectId }) => rejectId), reason },
        }),
      ),
    onSuccess: ({ rows }) => onExcused(rows),
    onSettled: () => client.invalidateQueries({ queryKey: ingestionQueries.all }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    excuse.mutate(String(new FormData(event.currentTarget).get('reason')).trim())
  }
  const fault = faultOf(excuse.error, 'reason')
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Leave out {countOf(rejects.length, 'row')}?</DialogTitle>
          <DialogDescription>
            {rejects.length === 1 ? 'It does' : 'They do'} not come into the table and{' '}
            {rejects.length === 1 ? 'is' : 'are'} not open any more. The reason is kept.
          </DialogDescription>
        </DialogHeader>
        <form method="post" onSubmit={submit} className="grid min-w-0 gap-4">
          <FormError error={fault === undefined ? excuse.error : null} />
          <FormField name="reason" label="Reason" fault={fault} autoComplete="off" maxLength={500} required autoFocus />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton isPending={excuse.isPending}>Leave out {countOf(rejects.length, 'row')}</SubmitButton>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
