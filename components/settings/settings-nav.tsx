'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { isWithin, settingsPagesOf } from '@/components/shell/navigation'
import { useViewer } from '@/components/shell/viewer-context'
import { cn } from '@/lib/utils/cn'

/** The pages under Settings that who looks may see; nothing where there is no choice. */
export function SettingsNav() {
  const pathname = usePathname()
  const pages = settingsPagesOf(useViewer().role)
  if (pages.length < 2) return null
  return (
    <nav aria-label="Settings" className="overflow-x-auto border-b bg-surface px-4 md:px-6">
      <ul className="flex gap-4">
        {pages.map(({ label, href }) => {
          const isCurrent = isWithin(pathname, href)
          return (
            <li key={href} className="shrink-0">
              <Link
                href={href}
                {...(isCurrent ? { 'aria-current': 'page' } : {})}
                className={cn(
                  'flex h-10 items-center border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:outline-offset-[-2px]',
                  isCurrent && 'border-foreground text-foreground',
                )}
              >
                {label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
