import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils/cn'

export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden
      className={cn('animate-pulse rounded-sm bg-selected', className)}
      {...props}
    />
  )
}
