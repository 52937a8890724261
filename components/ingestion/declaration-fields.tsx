'use client'

import { Plus, X } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import type { DeclarationFault } from '@/lib/contracts/ingestion'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import { columnTypes, type Draft, encodings, faultsAt, formats, withColumn, withoutColumn } from './draft'

export interface FieldsProps {
  draft: Draft
  onChange: (draft: Draft) => void
  /** Those that are shown: what nobody has come to yet is not wrong. */
  faults: readonly DeclarationFault[]
}

const formatWords: Record<Draft['format'], string> = { csv: 'CSV', jsonl: 'JSON Lines', parquet: 'Parquet' }
const delimiters = [
  ['', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Bar |'],
] as const

interface FieldProps {
  /** Its place in the declaration, by which its faults are found. */
  path: string
  label: string
  hint?: ReactNode
  faults: readonly DeclarationFault[]
  children: (control: { id: string; name: string; 'aria-invalid': boolean; 'aria-describedby'?: string }) => ReactNode
  className?: string
}

/** A control with its label, and below it what is wrong, or what it takes. */
export function Field({ path, label, hint, faults, children, className }: FieldProps) {
  const id = useId()
  const [fault] = faultsAt(faults, path)
  const note = fault ?? hint
  return (
    <div className={cn('grid min-w-0 content-start gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        name: path,
        'aria-invalid': fault !== undefined,
        ...(note ? { 'aria-describedby': `${id}-note` } : {}),
      })}
      {note ? (
        <p id={`${id}-note`} className={cn('wrap-anywhere text-xs', fault ? 'text-failing' : 'text-muted-foreground')}>
          {note}
        </p>
      ) : null}
    </div>
  )
}

/** What it is called and which table it makes. */
export function NameFields({ draft, onChange, faults, isNameFixed = false }: FieldsProps & { isNameFixed?: boolean }) {
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        path="name"
        label="Name"
        faults={faults}
        hint={isNameFixed ? 'It stays as it is.' : 'Its DAG is called <name>_pipeline.'}
      >
        {(control) => (
          <Input
            {...control}
            className="h-9 font-mono"
            value={draft.name}
            readOnly={isNameFixed}
            maxLength={50}
            autoComplete="off"
            spellCheck={false}
            // The table is called the same until someone says otherwise.
            onChange={({ currentTarget: { value } }) =>
              set({ name: value, ...(draft.table === draft.name ? { table: value } : {}) })
            }
          />
        )}
      </Field>
      <Field
        path="target.table"
        label="Table"
        faults={faults}
        hint="In iceberg.lakehouse; it is made with the first file."
      >
        {(control) => (
          <Input
            {...control}
            className="h-9 font-mono"
            value={draft.table}
            maxLength={50}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget: { value } }) => set({ table: value })}
          />
        )}
      </Field>
      <Field path="description" label="Description" faults={faults} className="sm:col-span-2">
        {(control) => (
          <Input
            {...control}
            className="h-9"
            value={draft.description}
            maxLength={1_000}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => set({ description: value })}
          />
        )}
      </Field>
    </div>
  )
}

/** Which files are read and what they are. */
export function SourceFields({ draft, onChange, faults }: FieldsProps) {
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const isKnownDelimiter = delimiters.some(([text]) => text === draft.delimiter)
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field
        path="source.prefix"
        label="Files"
        faults={faults}
        hint="In s3://lakehouse: a folder ending with /, or the key of one file."
        className="sm:col-span-3"
      >
        {(control) => (
          <Input
            {...control}
            className="h-9 font-mono"
            value={draft.prefix}
            placeholder="raw/orders/"
            maxLength={512}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget: { value } }) => set({ prefix: value.replace(/^s3:\/\/lakehouse\//, '') })}
          />
        )}
      </Field>
      <Field path="source.format" label="Format" faults={faults}>
        {(control) => (
          <NativeSelect
            {...control}
            className="h-9"
            value={draft.format}
            onChange={({ currentTarget }) =>
              set({ format: formats.find((each) => each === currentTarget.value) ?? 'csv' })
            }
          >
            {formats.map((each) => (
              <option key={each} value={each}>
                {formatWords[each]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {draft.format === 'csv' ? (
        <Field path="source.delimiter" label="Delimiter" faults={faults}>
          {(control) => (
            <NativeSelect
              {...control}
              className="h-9"
              value={draft.delimiter}
              onChange={({ currentTarget }) => set({ delimiter: currentTarget.value })}
            >
              {delimiters.map(([text, words]) => (
                <option key={words} value={text}>
                  {words}
                </option>
              ))}
              {isKnownDelimiter ? null : <option value={draft.delimiter}>{draft.delimiter}</option>}
            </NativeSelect>
          )}
        </Field>
      ) : null}
      {draft.format === 'parquet' ? null : (
        <Field path="source.encoding" label="Encoding" faults={faults}>
          {(control) => (
            <NativeSelect
              {...control}
              className="h-9"
              value={draft.encoding}
              onChange={({ currentTarget }) =>
                set({ encoding: encodings.find((each) => each === currentTarget.value) ?? 'utf-8' })
              }
            >
              {encodings.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
    </div>
  )
}

/** What makes a record the later one, how the table is laid out, and when it runs. */
export function RuleFields({ draft, onChange, faults }: FieldsProps) {
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        path="target.watermark"
        label="Watermark"
        faults={faults}
        hint="Of two records with the same key the one with the greater value wins; without one, that of the newer file."
      >
        {(control) => (
          <NativeSelect
            {...control}
            className="h-9"
            value={draft.watermark}
            onChange={({ currentTarget }) => set({ watermark: currentTarget.value })}
          >
            <option value="">None</option>
            {draft.columns.map(({ name }, index) =>
              name === '' ? null : (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name while they are entered
                <option key={index}>{name}</option>
              ),
            )}
          </NativeSelect>
        )}
      </Field>
      <Field
        path="target.partitioning"
        label="Partitioning"
        faults={faults}
        hint="Such as month(order_date), or bucket(customer, 16)."
      >
        {(control) => (
          <Input
            {...control}
            className="h-9 font-mono"
            value={draft.partitioning}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget: { value } }) => set({ partitioning: value })}
          />
        )}
      </Field>
      <Field
        path="bad_rows"
        label="Bad rows in a file, at most %"
        faults={faults}
        hint="They are kept aside. Above this share the file is refused whole. 10 when left empty."
      >
        {(control) => (
          <Input
            {...control}
            className="h-9 w-28"
            type="number"
            min={0}
            max={100}
            step="any"
            placeholder="10"
            value={draft.badRows}
            onChange={({ currentTarget: { value } }) => set({ badRows: value })}
          />
        )}
      </Field>
      <Field
        path="schedule"
        label="Schedule"
        faults={faults}
        hint="Cron in UTC, such as */15 * * * *. New files start it in any case."
      >
        {(control) => (
          <Input
            {...control}
            className="h-9 font-mono"
            value={draft.schedule}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget: { value } }) => set({ schedule: value })}
          />
        )}
      </Field>
    </div>
  )
}

/** So many columns are shown until more are asked for. */
const columnsPerStep = 50

/** The columns of the table with their types, and which of them are the key. */
export function ColumnFields({ draft, onChange, faults }: FieldsProps) {
  const typesId = useId()
  const [sought, setSought] = useState('')
  const [limit, setLimit] = useState(columnsPerStep)
  const indexed = draft.columns.map((column, index) => ({ column, index }))
  const found = sought === '' ? indexed : indexed.filter(({ column }) => column.name.includes(sought.toLowerCase()))
  const [keyFault] = faultsAt(faults, 'target.key')
  const [columnsFault] = faults.filter(({ path }) => path === 'target.columns').map(({ message }) => message)
  const toggleKey = (name: string) =>
    onChange({
      ...draft,
      key: draft.key.includes(name) ? draft.key.filter((each) => each !== name) : [...draft.key, name],
    })
  return (
    <div className="grid min-w-0 gap-3">
      <datalist id={typesId}>
        {columnTypes.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <p
        className={cn('wrap-anywhere text-xs', keyFault ? 'text-failing' : 'text-muted-foreground')}
        aria-live="polite"
      >
        {keyFault ?? (
          <>
            Key: <span className="font-mono">{draft.key.length === 0 ? 'none yet' : draft.key.join(', ')}</span>. A
            later record with the same key takes the place of the earlier.
          </>
        )}
      </p>
      {columnsFault ? <p className="text-failing text-xs">{columnsFault}</p> : null}
      {draft.columns.length > columnsPerStep ? (
        <Input
          type="search"
          aria-label="Search columns"
          placeholder={`Search ${formatInteger(draft.columns.length)} columns`}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
      ) : null}
      <ul className="grid gap-2">
        {found.slice(0, limit).map(({ column, index }) => (
          <ColumnRow
            key={index}
            path={`target.columns[${index}]`}
            column={column}
            typesId={typesId}
            isKey={column.name !== '' && draft.key.includes(column.name)}
            faults={faultsAt(faults, `target.columns[${index}]`)}
            onChange={(change) => onChange(withColumn(draft, index, change))}
            onToggleKey={() => toggleKey(column.name)}
            onRemove={() => onChange(withoutColumn(draft, index))}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={() => {
            setLimit(Math.max(limit, draft.columns.length + 1))
            onChange({ ...draft, columns: [...draft.columns, { name: '', type: 'varchar', comment: '' }] })
          }}
        >
          <Plus aria-hidden />
          Add column
        </Button>
        {found.length > limit ? (
          <Button variant="ghost" size="sm" onClick={() => setLimit(limit + columnsPerStep)}>
            Show more of {formatInteger(found.length)}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

interface ColumnRowProps {
  path: string
  column: Draft['columns'][number]
  typesId: string
  isKey: boolean
  faults: readonly string[]
  onChange: (change: Partial<Draft['columns'][number]>) => void
  onToggleKey: () => void
  onRemove: () => void
}

function ColumnRow({ path, column, typesId, isKey, faults, onChange, onToggleKey, onRemove }: ColumnRowProps) {
  const id = useId()
  const [fault] = faults
  const common = {
    'aria-invalid': fault !== undefined,
    autoComplete: 'off',
    spellCheck: false,
    ...(fault === undefined ? {} : { 'aria-describedby': id }),
  }
  const called = column.name === '' ? 'the new column' : column.name
  return (
    <li className="grid gap-1">
      <div className="grid grid-cols-[1fr_8.5rem_auto_auto] items-center gap-2 lg:grid-cols-[minmax(0,2fr)_9rem_minmax(0,3fr)_auto_auto]">
        <Input
          {...common}
          name={`${path}.name`}
          aria-label={`Name of ${called}`}
          placeholder="column"
          className="font-mono text-xs"
          value={column.name}
          maxLength={128}
          onChange={({ currentTarget: { value } }) => onChange({ name: value })}
        />
        <Input
          {...common}
          name={`${path}.type`}
          list={typesId}
          aria-label={`Type of ${called}`}
          className="font-mono text-xs"
          value={column.type}
          onChange={({ currentTarget: { value } }) => onChange({ type: value })}
        />
        <Input
          {...common}
          name={`${path}.comment`}
          aria-label={`Comment on ${called}`}
          placeholder="Comment"
          className="text-xs max-lg:order-last max-lg:col-span-4"
          value={column.comment}
          maxLength={1_000}
          onChange={({ currentTarget: { value } }) => onChange({ comment: value })}
        />
        <label className="flex h-8 items-center gap-1.5 text-xs">
          <input
            type="checkbox"
            name="target.key"
            aria-label={`${called} is part of the key`}
            checked={isKey}
            disabled={column.name === ''}
            onChange={onToggleKey}
            className="size-4 accent-accent"
          />
          key
        </label>
        <Button variant="ghost" size="icon-sm" aria-label={`Take out ${called}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      {fault === undefined ? null : (
        <p id={id} className="wrap-anywhere text-failing text-xs">
          {fault}
        </p>
      )}
    </li>
  )
}
