import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils/cn'

/** The browser's own: nothing to load, and each device shows it as its people know it. */
export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return (
    <select
      data-slot="native-select"
      className={cn(
        'h-8 min-w-0 rounded-md border border-control bg-background px-2 text-sm aria-invalid:border-failing',
        className,
      )}
      {...props}
    />
  )
}
