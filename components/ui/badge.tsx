import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils/cn'

const badgeVariants = cva(
  'inline-flex w-fit align-middle shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm px-1.5 py-px font-medium text-xs [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'bg-muted text-muted-foreground',
        outline: 'border text-muted-foreground',
        ok: 'bg-ok-soft text-ok',
        attention: 'bg-attention-soft text-attention',
        failing: 'bg-failing-soft text-failing',
        working: 'bg-working-soft text-working',
        off: 'bg-off-soft text-off',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export function Badge({ className, tone, ...props }: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />
}
