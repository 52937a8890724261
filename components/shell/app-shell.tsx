'use client'

import { Menu, Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Viewer } from '@/lib/contracts/account'
import { cn } from '@/lib/utils/cn'
import { Logo } from './logo'
import { Rail } from './rail'
import { railCookie } from './rail-cookie'
import { ViewerProvider } from './viewer-context'

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
})

const Shortcuts = dynamic(() => import('./shortcuts').then((module) => module.Shortcuts), { ssr: false })
const RailSheet = dynamic(() => import('./rail-sheet').then((module) => module.RailSheet), { ssr: false })

/** What lies over the page is loaded when it is first opened, and then kept. */
type Overlay = 'unloaded' | 'open' | 'closed'

const yearSeconds = 365 * 24 * 3_600

export function AppShell({
  viewer,
  initiallyCollapsed,
  children,
}: {
  viewer: Viewer
  initiallyCollapsed: boolean
  children: ReactNode
}) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed)
  const [sheet, setSheet] = useState<Overlay>('unloaded')
  const [palette, setPalette] = useState<Overlay>('unloaded')

  const toggleCollapsed = () => {
    setCollapsed(!collapsed)
    // biome-ignore lint/suspicious/noDocumentCookie: the server must know the width before the first paint
    document.cookie = `${railCookie}=${collapsed ? 'open' : 'collapsed'}; path=/; max-age=${yearSeconds}; samesite=lax`
  }

  return (
    <ViewerProvider viewer={viewer}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:border focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <div className={cn('min-h-dvh md:grid', collapsed ? 'md:grid-cols-[52px_1fr]' : 'md:grid-cols-[216px_1fr]')}>
        <aside className="sticky top-0 hidden h-dvh border-r bg-surface md:block">
          <Rail
            viewer={viewer}
            collapsed={collapsed}
            onSearch={() => setPalette('open')}
            onCollapse={toggleCollapsed}
          />
        </aside>

        <header className="sticky top-0 z-30 flex h-12 items-center justify-between border-b bg-background px-2 md:hidden">
          <div className="flex items-center gap-1">
            <Button variant="ghost" size="icon" aria-label="Open navigation" onClick={() => setSheet('open')}>
              <Menu aria-hidden />
            </Button>
            <Logo className="size-5" />
            <span className="ml-1 font-semibold text-sm">Lakehouse</span>
          </div>
          <Button variant="ghost" size="icon" aria-label="Search and go" onClick={() => setPalette('open')}>
            <Search aria-hidden />
          </Button>
        </header>
        {sheet === 'unloaded' ? null : (
          <RailSheet
            viewer={viewer}
            open={sheet === 'open'}
            onOpenChange={(open) => setSheet(open ? 'open' : 'closed')}
            onSearch={() => {
              setSheet('closed')
              setPalette('open')
            }}
          />
        )}

        <main id="content" tabIndex={-1} className="flex min-w-0 flex-col outline-none">
          {children}
        </main>
      </div>
      <Shortcuts onSearch={() => setPalette(palette === 'open' ? 'closed' : 'open')} onCollapse={toggleCollapsed} />
      {palette === 'unloaded' ? null : (
        <CommandPalette open={palette === 'open'} onOpenChange={(open) => setPalette(open ? 'open' : 'closed')} />
      )}
    </ViewerProvider>
  )
}
