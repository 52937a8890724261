'use client'

import { Menu, Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { TooltipProvider } from '@/components/ui/tooltip'
import type { Viewer } from '@/lib/contracts/account'
import { cn } from '@/lib/utils/cn'
import { Logo } from './logo'
import { domains } from './navigation'
import { Rail } from './rail'
import { railCookie } from './rail-cookie'

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
})

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
  const router = useRouter()
  const [collapsed, setCollapsed] = useState(initiallyCollapsed)
  const [sheetOpen, setSheetOpen] = useState(false)
  const [palette, setPalette] = useState<'unloaded' | 'open' | 'closed'>('unloaded')

  const toggleCollapsed = () => {
    setCollapsed(!collapsed)
    // biome-ignore lint/suspicious/noDocumentCookie: the server must know the width before the first paint
    document.cookie = `${railCookie}=${collapsed ? 'open' : 'collapsed'}; path=/; max-age=${yearSeconds}; samesite=lax`
  }

  useHotkeys('mod+k', () => setPalette((now) => (now === 'open' ? 'closed' : 'open')), {
    preventDefault: true,
    enableOnFormTags: true,
  })
  useHotkeys('BracketLeft', toggleCollapsed)
  useHotkeys(
    domains.map(({ key }) => `g>${key}`),
    (_, { keys }) => {
      const domain = domains.find(({ key }) => key === keys?.at(-1))
      if (domain) router.push(domain.href)
    },
  )

  return (
    <TooltipProvider delayDuration={300}>
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

        <div className="sticky top-0 z-30 flex h-12 items-center justify-between border-b bg-background px-2 md:hidden">
          <div className="flex items-center gap-1">
            <Button variant="ghost" size="icon" aria-label="Open navigation" onClick={() => setSheetOpen(true)}>
              <Menu aria-hidden />
            </Button>
            <Logo className="size-5" />
            <span className="ml-1 font-semibold text-sm">Lakehouse</span>
          </div>
          <Button variant="ghost" size="icon" aria-label="Search and go" onClick={() => setPalette('open')}>
            <Search aria-hidden />
          </Button>
        </div>
        <Sheet open={sheetOpen} onOpenChange={setSheetOpen}>
          <SheetContent side="left" className="bg-surface">
            <SheetTitle className="sr-only">Navigation</SheetTitle>
            <SheetDescription className="sr-only">The console’s domains and your account</SheetDescription>
            <Rail
              viewer={viewer}
              collapsed={false}
              onNavigate={() => setSheetOpen(false)}
              onSearch={() => {
                setSheetOpen(false)
                setPalette('open')
              }}
            />
          </SheetContent>
        </Sheet>

        <main id="content" tabIndex={-1} className="flex min-w-0 flex-col outline-none">
          {children}
        </main>
      </div>
      {palette === 'unloaded' ? null : (
        <CommandPalette open={palette === 'open'} onOpenChange={(open) => setPalette(open ? 'open' : 'closed')} />
      )}
    </TooltipProvider>
  )
}
