'use client'

import { OnDemand } from '@/components/ui/on-demand'
import type { Viewer } from '@/lib/contracts/account'
import { cn } from '@/lib/utils/cn'

export function UserButton({ viewer, collapsed }: { viewer: Viewer; collapsed: boolean }) {
  const button = (
    <button
      type="button"
      aria-label={collapsed ? `Account of ${viewer.name}` : undefined}
      className={cn(
        'flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover data-[state=open]:bg-hover',
        collapsed && 'justify-center px-0',
      )}
    >
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-full bg-selected font-medium text-xs uppercase"
      >
        {viewer.name.slice(0, 1)}
      </span>
      {collapsed ? null : (
        <span className="truncate text-sm">
          <span className="sr-only">Account of </span>
          {viewer.email ?? viewer.name}
        </span>
      )}
    </button>
  )
  return (
    <OnDemand load={() => import('./user-menu')} trigger={button}>
      {({ UserMenu }) => <UserMenu viewer={viewer} trigger={button} />}
    </OnDemand>
  )
}
