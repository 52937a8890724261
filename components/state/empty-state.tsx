import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/lib/utils/cn'

interface EmptyStateProps {
  icon: LucideIcon
  /** What this place is for, or why it is empty. */
  title: string
  /** The next step. */
  children?: ReactNode
  /** Its button, or the command to type. */
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('mx-auto flex max-w-md flex-col items-center gap-1 px-4 py-14 text-center', className)}>
      <div className="mb-3 grid size-10 place-items-center rounded-md border bg-surface">
        <Icon className="size-5 text-muted-foreground" aria-hidden />
      </div>
      <h2 className="font-medium text-base">{title}</h2>
      {children ? <div className="text-balance text-muted-foreground text-sm">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  )
}
