import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils/cn'

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-grid h-5 min-w-5 place-items-center rounded-sm border bg-surface px-1 font-sans text-muted-foreground text-xs',
        className,
      )}
      {...props}
    />
  )
}
