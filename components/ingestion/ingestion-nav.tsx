'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { isWithin } from '@/components/shell/navigation'
import { uploadsHref } from '@/components/uploads/queries'
import { cn } from '@/lib/utils/cn'
import { ingestionHref } from './queries'

const pages = [
  { label: 'Pipelines', href: ingestionHref },
  { label: 'Uploads', href: uploadsHref },
]

/** The two ways in: folders that are watched, and files that someone drops. */
export function IngestionNav() {
  const pathname = usePathname()
  const current = isWithin(pathname, uploadsHref) ? uploadsHref : ingestionHref
  return (
    <nav aria-label="Ingestion" className="overflow-x-auto border-b bg-surface px-4 md:px-6">
      <ul className="flex gap-4">
        {pages.map(({ label, href }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              {...(href === current ? { 'aria-current': 'page' } : {})}
              className={cn(
                'flex h-10 items-center border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:outline-offset-[-2px]',
                href === current && 'border-foreground text-foreground',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
