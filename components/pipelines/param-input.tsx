import { type ComponentProps, useId } from 'react'
import { Input, Textarea } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { ParamField } from './param-form'

type ShownField = Pick<ParamField, 'name' | 'label' | 'hint' | 'kind' | 'initial'> & Partial<ParamField>

interface ParamInputProps {
  field: ShownField
  fault?: string | undefined
  /** The input's name in the form; `param.<name>` when left out. */
  name?: string
  maxLength?: number
}

/** A param's input, with what it is for and what is wrong with it. */
export function ParamInput({ field, fault, name = `param.${field.name}`, maxLength }: ParamInputProps) {
  const id = useId()
  const note = fault ?? field.hint
  const common = {
    id,
    name,
    'aria-invalid': fault !== undefined,
    ...(note ? { 'aria-describedby': `${id}-note` } : {}),
  }
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{field.label}</Label>
      <Control field={field} common={common} maxLength={maxLength} />
      {note ? (
        <p id={`${id}-note`} className={fault ? 'text-failing text-xs' : 'text-muted-foreground text-xs'}>
          {note}
        </p>
      ) : null}
    </div>
  )
}

function Control({
  field,
  common,
  maxLength,
}: {
  field: ShownField
  common: Pick<ComponentProps<'input'>, 'id' | 'name' | 'aria-invalid' | 'aria-describedby'>
  maxLength: number | undefined
}) {
  switch (field.kind) {
    case 'boolean':
      return (
        <input type="checkbox" defaultChecked={field.initial === 'true'} className="size-4 accent-accent" {...common} />
      )
    case 'choice':
      return (
        <select
          defaultValue={field.initial}
          className="h-8 w-full rounded-md border border-control bg-background px-2 text-sm aria-invalid:border-failing"
          {...common}
        >
          {field.choices?.some((choice) => choice.text === field.initial) ? null : <option value="">–</option>}
          {field.choices?.map((choice) => (
            <option key={choice.text} value={choice.text}>
              {choice.text}
            </option>
          ))}
        </select>
      )
    case 'json':
      return (
        <Textarea
          defaultValue={field.initial}
          className="font-mono"
          spellCheck={false}
          id={common.id}
          name={common.name}
          aria-invalid={common['aria-invalid']}
          aria-describedby={common['aria-describedby']}
        />
      )
    default:
      return (
        <Input
          defaultValue={field.initial}
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          {...(maxLength === undefined ? {} : { maxLength })}
          {...common}
        />
      )
  }
}
