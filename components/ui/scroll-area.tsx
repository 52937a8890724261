import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils/cn'

/** A region that scrolls by itself; reachable by keyboard, as its label says what it holds. */
export function ScrollArea({ className, label, ...props }: ComponentProps<'section'> & { label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus, a keyboard cannot scroll it
      tabIndex={0}
      className={cn('overflow-auto overscroll-contain [scrollbar-width:thin]', className)}
      {...props}
    />
  )
}
