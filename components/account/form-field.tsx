import type { ComponentProps } from 'react'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'

/** An input with its label, and below it what is wrong with it, or what it takes. */
export function FormField({
  name,
  label,
  hint,
  fault,
  ...props
}: ComponentProps<typeof Input> & { name: string; label: string; hint?: string; fault?: string | undefined }) {
  const note = fault ?? hint
  return (
    <div className="grid min-w-0 gap-1.5">
      <Label htmlFor={name} className="wrap-anywhere">
        {label}
      </Label>
      <Input
        id={name}
        name={name}
        className="h-9"
        aria-invalid={fault !== undefined}
        {...(note ? { 'aria-describedby': `${name}-note` } : {})}
        {...props}
      />
      {note ? (
        <p id={`${name}-note`} className={fault ? 'text-failing text-xs' : 'text-muted-foreground text-xs'}>
          {note}
        </p>
      ) : null}
    </div>
  )
}
