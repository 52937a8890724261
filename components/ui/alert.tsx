import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils/cn'

const alertVariants = cva(
  'grid grid-cols-[auto_1fr] items-start gap-x-2.5 gap-y-1 rounded-md border px-3 py-2.5 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>:not(svg)]:col-start-2',
  {
    variants: {
      tone: {
        neutral: 'bg-surface [&>svg]:text-muted-foreground',
        attention: 'border-attention/25 bg-attention-soft [&>svg]:text-attention',
        failing: 'border-failing/25 bg-failing-soft [&>svg]:text-failing',
        working: 'border-working/25 bg-working-soft [&>svg]:text-working',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export function Alert({ className, tone, ...props }: ComponentProps<'div'> & VariantProps<typeof alertVariants>) {
  return <div role="status" data-slot="alert" className={cn(alertVariants({ tone }), className)} {...props} />
}

export function AlertTitle({ className, ...props }: ComponentProps<'p'>) {
  return <p className={cn('font-medium', className)} {...props} />
}

export function AlertDescription({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('text-muted-foreground', className)} {...props} />
}
