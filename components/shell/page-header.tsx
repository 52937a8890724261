import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/lib/utils/cn'

interface PageHeaderProps {
  title: ReactNode
  /** The way here, outermost first; the title itself is not among them. */
  parents?: { label: string; href: string }[]
  /** The thing's state, usually a StateBadge. */
  state?: ReactNode
  /** A few words on it: an id, a schedule. */
  meta?: ReactNode
  /** The main action, last and to the right. */
  actions?: ReactNode
}

/** The top line: where I am, the thing's state, its main action. */
export function PageHeader({ title, parents = [], state, meta, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b bg-background/90 px-4 py-2 backdrop-blur md:sticky md:top-0 md:z-20 md:px-6">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <div className="flex min-w-0 items-center gap-1.5">
          {parents.map(({ label, href }, index) => (
            // A narrow window has room for the nearest only.
            <span
              key={href}
              className={cn(
                'flex max-w-40 shrink-0 items-center gap-1.5',
                index < parents.length - 1 && 'max-md:hidden',
              )}
            >
              <Link
                href={href}
                title={label}
                className="truncate rounded-sm text-muted-foreground hover:text-foreground"
              >
                {label}
              </Link>
              <ChevronRight className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
            </span>
          ))}
          <h1 className="wrap-anywhere line-clamp-2 min-w-0 font-semibold text-base">{title}</h1>
        </div>
        {state}
        {meta ? <div className="truncate text-muted-foreground text-sm">{meta}</div> : null}
      </div>
      {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
    </header>
  )
}

/** What is under the top line. @param wide for tables and graphs, which may use the whole width. */
export function PageBody({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={`flex flex-col gap-6 px-4 py-6 md:px-6 ${wide ? '' : 'mx-auto w-full max-w-[1440px]'}`}>
      {children}
    </div>
  )
}
