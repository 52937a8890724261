'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { SubmitButton } from '@/components/account/submit-button'
import { ColumnFields, NameFields, RuleFields } from '@/components/ingestion/declaration-fields'
import { type Draft, isKey, toDeclaration, toDraft } from '@/components/ingestion/draft'
import { useValidation } from '@/components/ingestion/use-validation'
import { Button } from '@/components/ui/button'
import {
  Sheet,
  SheetClose,
  SheetContent,
  SheetDescription,
  SheetHeader,
  SheetTitle,
  SheetTrigger,
} from '@/components/ui/sheet'
import { api, unwrap } from '@/lib/api-client'
import type { Declaration } from '@/lib/contracts/declaration'
import type { UploadDetails } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { uploadQueries } from './queries'

type Proposed = NonNullable<NonNullable<UploadDetails['profile']>['proposal']>

/** The table that is proposed, to be changed and confirmed. Open at first. */
export function MakeTableSheet({ upload, trigger }: { upload: UploadDetails; trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(true)
  const proposal = upload.profile?.proposal
  return (
    <Sheet open={isOpen} onOpenChange={setIsOpen}>
      <SheetTrigger asChild>{trigger}</SheetTrigger>
      <SheetContent className="max-w-3xl">
        <SheetHeader>
          <SheetTitle>Make a table</SheetTitle>
          <SheetDescription className="wrap-anywhere">
            Of <span className="font-mono text-xs">{upload.name}</span>. A pipeline is made that reads it, and whatever
            takes its place.
          </SheetDescription>
        </SheetHeader>
        {proposal ? <MakeTableForm upload={upload} proposal={proposal} onMade={() => setIsOpen(false)} /> : null}
      </SheetContent>
    </Sheet>
  )
}

function MakeTableForm({
  upload,
  proposal,
  onMade,
}: {
  upload: UploadDetails
  proposal: Proposed
  onMade: () => void
}) {
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => toDraft(proposal))
  const declaration = toDeclaration(draft)
  const { result, isCurrent, error } = useValidation({ declaration })
  const make = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/ingestion/uploads/{name}/confirm', {
          params: { path: { name: upload.name } },
          // The console says what of it is wrong.
          body: { declaration: declaration as unknown as Declaration },
        }),
      ),
    onSuccess: () => {
      onMade()
    },
    onSettled: () => client.invalidateQueries({ queryKey: uploadQueries.all }),
  })
  const faults = result?.faults ?? []
  const props = { draft, onChange: setDraft, faults }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form method="post" onSubmit={submit} className="flex min-h-0 flex-1 flex-col" noValidate>
      <div className="grid min-h-0 flex-1 content-start gap-6 overflow-y-auto p-4">
        <NameFields {...props} />
        <KeyChoice draft={draft} onChange={setDraft} candidates={upload.profile?.candidateKeys ?? []} />
        <section className="grid gap-3" aria-label="Columns">
          <h2 className="font-medium text-sm">Columns</h2>
          <ColumnFields {...props} />
        </section>
        <RuleFields {...props} />
      </div>
      <div className="grid gap-3 border-t p-4">
        <FormError error={make.error ?? error} />
        <div className="flex items-center justify-end gap-2">
          {faults.length > 0 ? (
            <p className="mr-auto text-failing text-sm" aria-live="polite">
              {faults.length === 1 ? faults[0]?.message : `${formatInteger(faults.length)} fields are not right yet`}
            </p>
          ) : null}
          <SheetClose asChild>
            <Button>Cancel</Button>
          </SheetClose>
          <SubmitButton isPending={make.isPending || (!isCurrent && !error)}>Make the table</SubmitButton>
        </div>
      </div>
    </form>
  )
}

/** The columns that tell all rows apart, to be taken with one click. */
function KeyChoice({
  draft,
  onChange,
  candidates,
}: {
  draft: Draft
  onChange: (draft: Draft) => void
  candidates: readonly string[][]
}) {
  const named = new Set(draft.columns.map(({ name }) => name))
  const possible = candidates.filter((key) => key.every((column) => named.has(column))).slice(0, 8)
  if (possible.length === 0) {
    return (
      <p className="text-muted-foreground text-sm">
        No column, and no two together, tells all rows apart. Choose the key below: of rows with the same the last
        stays.
      </p>
    )
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">Key</legend>
      <div className="flex flex-wrap gap-2">
        {possible.map((key) => (
          <Button
            key={key.join()}
            size="sm"
            aria-pressed={isKey(draft, key)}
            onClick={() => onChange({ ...draft, key: [...key] })}
            className="max-w-full font-mono"
          >
            <span className="truncate">{key.join(', ')}</span>
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
