'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/utils/cn'

export interface NavChapter {
  name: string
  href: string
  operations: { id: string; method: string; path: string; summary: string }[]
}

/** All chapters; of the one that is open, or of those in which something is found, the operations too. */
export function DocsNav({ introductions, chapters }: { introductions: NavChapter; chapters: NavChapter[] }) {
  const pathname = usePathname()
  const [search, setSearch] = useState('')
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = ({ method, path, summary }: NavChapter['operations'][number]) => {
    const text = `${method} ${path} ${summary}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const shown = [introductions, ...chapters].flatMap((chapter) => {
    if (words.length === 0) return [{ ...chapter, operations: chapter.href === pathname ? chapter.operations : [] }]
    const operations = chapter.operations.filter(found)
    return operations.length > 0 ? [{ ...chapter, operations }] : []
  })
  return (
    <nav aria-label="API reference" className="flex flex-col gap-3">
      <Input
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        placeholder="Find an operation"
        aria-label="Find an operation"
      />
      <ul className="flex flex-col gap-0.5 text-sm">
        {shown.map(({ name, href, operations }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === pathname ? 'page' : undefined}
              className={cn(
                'block rounded-md px-2 py-1 hover:bg-hover',
                href === pathname ? 'font-medium text-foreground' : 'text-muted-foreground',
              )}
            >
              {name}
            </Link>
            {operations.length > 0 ? (
              <ul className="mb-1 ml-2 border-l pl-1">
                {operations.map(({ id, method, summary }) => (
                  <li key={id}>
                    <a
                      href={`${href}#${id}`}
                      className="flex items-baseline justify-between gap-2 rounded-md px-2 py-0.5 text-muted-foreground hover:bg-hover hover:text-foreground"
                    >
                      <span className="min-w-0">{summary}</span>
                      <span className="shrink-0 font-mono text-[0.7rem]">{method}</span>
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      <p role="status" className={cn('px-2 text-muted-foreground text-sm', shown.length > 0 && 'sr-only')}>
        {shown.length === 0 ? 'No operation has these words.' : ''}
      </p>
    </nav>
  )
}
