'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { SubmitButton } from '@/components/account/submit-button'
import { useCan } from '@/components/shell/viewer-context'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import { Input, Textarea } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from '@/components/ui/sheet'
import { ApiError, api, unwrap } from '@/lib/api-client'
import type { Declaration } from '@/lib/contracts/declaration'
import type { Reject, ReplayedRejects } from '@/lib/contracts/ingestion'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import { type Corrections, correctedRecord, fieldsOf, missingKeys, withReplaced, withValue } from './corrections'
import { ingestionQueries } from './queries'
import { countOf } from './words'

/** So many rows, or fields of one, are shown until more are asked for. */
const step = 50

interface RejectSheetProps {
  name: string
  declaration: Declaration | null
  rejects: readonly Reject[]
  onClose: () => void
  onExcuse: () => void
  onReplayed: (replayed: ReplayedRejects) => void
}

/** Rows that were kept aside, with their fields to correct. */
export function RejectSheet({ name, declaration, rejects, onClose, onExcuse, onReplayed }: RejectSheetProps) {
  const client = useQueryClient()
  const mayOperate = useCan('operate')
  const [corrections, setCorrections] = useState<Corrections>({})
  const [shown, setShown] = useState(step)
  const replay = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/ingestion/pipelines/{name}/rejects/replay', {
          params: { path: { name } },
          body: {
            items: rejects.map((reject) => ({
              rejectId: reject.rejectId,
              record: correctedRecord(reject, corrections),
            })),
          },
        }),
      ),
    onSuccess: onReplayed,
    onSettled: () => client.invalidateQueries({ queryKey: ingestionQueries.all }),
  })
  const [first] = rejects
  if (!first) return null
  const isOne = rejects.length === 1
  const isEditable = mayOperate && rejects.every(({ status }) => status === 'open')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    replay.mutate()
  }
  const fault = faultIn(replay.error)
  const edit = (reject: Reject) => (column: string, text: string) =>
    setCorrections(withValue(corrections, reject, column, text))
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle className={cn('wrap-anywhere', isOne && 'font-mono font-normal')}>
            {isOne ? placeOf(first) : `Fix ${countOf(rejects.length, 'row')}`}
          </SheetTitle>
          <SheetDescription className="wrap-anywhere flex flex-wrap items-center gap-2">
            {isOne ? <StateBadge state={first.status} /> : null}
            {isOne ? <Fault reject={first} /> : 'Corrected rows are written as a new file, which the pipeline reads.'}
          </SheetDescription>
        </SheetHeader>
        <form method="post" onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
          <div className="grid min-h-0 flex-1 content-start gap-4 overflow-y-auto p-4">
            {isOne || !isEditable ? null : (
              <ReplaceIn
                columns={[...new Set(rejects.flatMap((reject) => fieldsOf(reject, declaration)))]}
                initial={first.column}
                onReplace={(what) => setCorrections(withReplaced(corrections, rejects, what))}
              />
            )}
            {rejects.slice(0, shown).map((reject, index) => (
              <Row
                key={reject.rejectId}
                reject={reject}
                declaration={declaration}
                corrections={corrections}
                isAlone={isOne}
                fault={fault?.index === index ? fault : null}
                onEdit={isEditable ? edit(reject) : null}
              />
            ))}
            {rejects.length > shown ? (
              <Button onClick={() => setShown(shown + step)}>
                Show {formatInteger(Math.min(step, rejects.length - shown))} more of {formatInteger(rejects.length)}
              </Button>
            ) : null}
          </div>
          {isEditable ? (
            <div className="grid gap-3 border-t p-4">
              <FormError error={fault && fault.index < shown ? null : replay.error} />
              <div className="flex flex-wrap items-center justify-end gap-2">
                {isOne ? (
                  <p className="mr-auto text-muted-foreground text-xs">
                    Written as a new file, which the pipeline reads.
                  </p>
                ) : null}
                <Button onClick={onExcuse}>Excuse…</Button>
                <SubmitButton isPending={replay.isPending}>Replay {countOf(rejects.length, 'row')}</SubmitButton>
              </div>
            </div>
          ) : null}
        </form>
      </SheetContent>
    </Sheet>
  )
}

const placeOf = ({ key, line }: Reject) => (line === null ? key : `${key}:${line}`)

function Fault({ reject: { column, value, reason } }: { reject: Reject }) {
  return (
    <span>
      {column === null ? null : <span className="font-mono text-foreground text-xs">{column} </span>}
      {value === null || value === '' ? null : (
        <span className="rounded-sm bg-attention-soft px-1 font-mono text-attention text-xs">
          {value.length > 200 ? `${value.slice(0, 200)}…` : value}
        </span>
      )}{' '}
      {reason}
    </span>
  )
}

interface FieldFault {
  index: number
  column: string
  message: string
}

/** Which field of which row the console spoke of: `items.3.record.amount`. */
function faultIn(error: unknown): FieldFault | null {
  if (!(error instanceof ApiError)) return null
  const [, index, column] = /^items\.(\d+)\.record\.(.+)$/.exec(error.problem.field ?? '') ?? []
  if (index === undefined || column === undefined) return null
  return { index: Number(index), column, message: error.message }
}

interface RowProps {
  reject: Reject
  declaration: Declaration | null
  corrections: Corrections
  isAlone: boolean
  fault: FieldFault | null
  /** Null where it can only be read. */
  onEdit: ((column: string, text: string) => void) | null
}

/** One row: the field at fault, and the others where it is alone or they are asked for. */
function Row({ reject, declaration, corrections, isAlone, fault, onEdit }: RowProps) {
  const columns = fieldsOf(reject, declaration)
  const record = correctedRecord(reject, corrections)
  const missing = onEdit ? missingKeys(record, declaration) : []
  const urgent = columns.filter(
    (column) => column === reject.column || column === fault?.column || missing.includes(column),
  )
  const [isWhole, setIsWhole] = useState(isAlone || urgent.length === 0)
  const [shown, setShown] = useState(step)
  const others = columns.filter((column) => !urgent.includes(column))
  const inOrder = isAlone ? columns : [...urgent, ...others]
  const fields = isWhole ? inOrder.slice(0, Math.max(shown, urgent.length)) : urgent
  return (
    <section className={cn('grid min-w-0 gap-3', !isAlone && 'rounded-md border p-3')}>
      {isAlone ? null : (
        <div className="grid gap-1 text-sm">
          <h2 className="wrap-anywhere font-mono text-xs">{placeOf(reject)}</h2>
          <p className="wrap-anywhere text-muted-foreground">
            <Fault reject={reject} />
          </p>
        </div>
      )}
      {isAlone && reject.record === null ? (
        <p className="text-muted-foreground text-sm">
          The row could not be taken apart: enter it as it should be, or excuse it.
        </p>
      ) : null}
      {fields.map((column) => (
        <RecordField
          key={column}
          column={column}
          type={declaration?.target.columns.find(({ name }) => name === column)?.type ?? null}
          value={record[column] ?? null}
          isAtFault={column === reject.column}
          isFirst={isAlone && onEdit !== null && column === (reject.column ?? fields[0])}
          isMissing={missing.includes(column)}
          fault={fault?.column === column ? fault.message : null}
          onEdit={onEdit}
        />
      ))}
      {isWhole && inOrder.length > fields.length ? (
        <Button size="sm" onClick={() => setShown(shown + step)}>
          Show more of {formatInteger(columns.length)} fields
        </Button>
      ) : null}
      {isWhole ? null : (
        <Button variant="ghost" size="sm" className="justify-self-start" onClick={() => setIsWhole(true)}>
          <ChevronRight aria-hidden />
          Other fields
        </Button>
      )}
    </section>
  )
}

/** Longer than this, or with line breaks, a value has room of its own. */
const longText = 80

function RecordField({
  column,
  type,
  value,
  isAtFault,
  isFirst,
  isMissing,
  fault,
  onEdit,
}: {
  column: string
  type: string | null
  value: string | null
  isAtFault: boolean
  isFirst: boolean
  isMissing: boolean
  fault: string | null
  onEdit: RowProps['onEdit']
}) {
  const id = useId()
  const note = fault ?? (isMissing ? 'A key: no row is taken without it.' : null)
  const [isLong] = useState(() => value !== null && (value.length > longText || value.includes('\n')))
  const common = {
    id,
    value: value ?? '',
    readOnly: onEdit === null,
    'aria-invalid': fault !== null,
    autoComplete: 'off',
    spellCheck: false,
    // Where someone begins.
    autoFocus: isFirst,
    placeholder: value === null ? 'no value' : '',
    className: cn('font-mono text-xs', isAtFault && 'border-attention'),
    ...(note === null ? {} : { 'aria-describedby': `${id}-note` }),
  }
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="wrap-anywhere flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-mono text-xs">{column}</span>{' '}
        <span className="text-muted-foreground text-xs">{type ?? 'not declared'}</span>{' '}
        {isAtFault ? <span className="text-attention text-xs">at fault</span> : null}
      </label>
      {isLong ? (
        <Textarea {...common} onChange={({ currentTarget }) => onEdit?.(column, currentTarget.value)} />
      ) : (
        <Input {...common} onChange={({ currentTarget }) => onEdit?.(column, currentTarget.value)} />
      )}
      {note === null ? null : (
        <p id={`${id}-note`} className={cn('text-xs', fault === null ? 'text-muted-foreground' : 'text-failing')}>
          {note}
        </p>
      )}
    </div>
  )
}

interface Replacement {
  column: string
  find: string
  replacement: string
}

/** One text by another in one column of all rows: what is wrong in one is often so in all. */
function ReplaceIn({
  columns,
  initial,
  onReplace,
}: {
  columns: readonly string[]
  initial: string | null
  onReplace: (what: Replacement) => void
}) {
  const [what, setWhat] = useState<Replacement>({ column: initial ?? columns[0] ?? '', find: '', replacement: '' })
  return (
    <fieldset className="grid gap-2 rounded-md border bg-surface p-3">
      <legend className="sr-only">Replace in all of them</legend>
      <p aria-hidden className="font-medium text-sm">
        Replace in all of them
      </p>
      <div className="grid gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <NativeSelect
          aria-label="In column"
          value={what.column}
          onChange={({ currentTarget }) => setWhat({ ...what, column: currentTarget.value })}
        >
          {columns.map((column) => (
            <option key={column}>{column}</option>
          ))}
        </NativeSelect>
        <Input
          aria-label="Text to replace"
          placeholder="Text"
          value={what.find}
          onChange={({ currentTarget }) => setWhat({ ...what, find: currentTarget.value })}
          className="font-mono text-xs"
        />
        <Input
          aria-label="Replacement"
          placeholder="By"
          value={what.replacement}
          onChange={({ currentTarget }) => setWhat({ ...what, replacement: currentTarget.value })}
          className="font-mono text-xs"
        />
        <Button disabled={what.find === ''} onClick={() => onReplace(what)}>
          Replace
        </Button>
      </div>
    </fieldset>
  )
}
