'use client'

import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Button } from '@/components/ui/button'
import type { Viewer } from '@/lib/contracts/account'
import { cn } from '@/lib/utils/cn'
import { Logo } from './logo'
import { type Domain, domains, isWithin, settings } from './navigation'
import { SearchKeys } from './search-keys'
import { UserButton } from './user-button'

interface RailProps {
  viewer: Viewer
  collapsed: boolean
  onSearch: () => void
  /** Left out where the rail is a sheet, which has nothing to collapse into. */
  onCollapse?: () => void
  onNavigate?: () => void
}

export function Rail({ viewer, collapsed, onSearch, onCollapse, onNavigate }: RailProps) {
  return (
    <div className="flex h-full flex-col gap-1 p-2">
      <div className={cn('flex h-8 items-center justify-between gap-2', collapsed && 'justify-center')}>
        <Link
          href="/"
          {...(onNavigate ? { onClick: onNavigate } : {})}
          className="flex items-center gap-2 rounded-md px-1.5"
        >
          <Logo className="size-5" />
          {collapsed ? (
            <span className="sr-only">Lakehouse</span>
          ) : (
            <span className="font-semibold text-sm">Lakehouse</span>
          )}
        </Link>
        {onCollapse && !collapsed ? (
          <Button
            variant="ghost"
            size="icon-sm"
            onClick={onCollapse}
            aria-label="Collapse navigation"
            title="Collapse navigation ([)"
          >
            <PanelLeftClose aria-hidden />
          </Button>
        ) : null}
      </div>

      <button
        type="button"
        onClick={onSearch}
        aria-label={collapsed ? 'Search' : undefined}
        title={collapsed ? 'Search and go' : undefined}
        className={cn(
          'mt-2 mb-1 flex h-8 items-center gap-2 rounded-md border bg-background px-2 text-muted-foreground text-sm hover:border-control',
          collapsed && 'justify-center px-0',
        )}
      >
        <Search className="size-4 shrink-0" aria-hidden />
        {collapsed ? null : (
          <>
            <span className="flex-1 text-left">Search</span>
            <SearchKeys />
          </>
        )}
      </button>

      <nav aria-label="Domains" className="flex flex-1 flex-col justify-between gap-4">
        <ul className="flex flex-col gap-0.5">
          {domains.map((domain) => (
            <RailLink key={domain.href} domain={domain} collapsed={collapsed} onNavigate={onNavigate} />
          ))}
        </ul>
        <ul>
          <RailLink domain={settings} collapsed={collapsed} onNavigate={onNavigate} />
        </ul>
      </nav>

      <div className="flex flex-col gap-1">
        {onCollapse && collapsed ? (
          <Button
            variant="ghost"
            size="icon"
            className="mx-auto"
            onClick={onCollapse}
            aria-label="Expand navigation"
            title="Expand navigation ([)"
          >
            <PanelLeftOpen aria-hidden />
          </Button>
        ) : null}
        <UserButton viewer={viewer} collapsed={collapsed} />
      </div>
    </div>
  )
}

function RailLink({
  domain: { label, href, icon: Icon, key },
  collapsed,
  onNavigate,
}: {
  domain: Domain
  collapsed: boolean
  onNavigate: (() => void) | undefined
}) {
  const current = isWithin(usePathname(), href)
  return (
    <li>
      <Link
        href={href}
        {...(onNavigate ? { onClick: onNavigate } : {})}
        {...(current ? { 'aria-current': 'page' } : {})}
        aria-keyshortcuts={`g ${key}`}
        title={collapsed ? label : undefined}
        className={cn(
          'group flex h-8 items-center gap-2.5 rounded-md px-2 text-muted-foreground text-sm transition-colors hover:bg-hover hover:text-foreground',
          current && 'bg-selected font-medium text-foreground',
          collapsed && 'justify-center px-0',
        )}
      >
        <Icon className="size-4 shrink-0" aria-hidden />
        {collapsed ? (
          <span className="sr-only">{label}</span>
        ) : (
          <>
            <span className="flex-1 truncate">{label}</span>
            <span aria-hidden className="hidden text-muted-foreground text-xs group-hover:inline">
              g {key}
            </span>
          </>
        )}
      </Link>
    </li>
  )
}
