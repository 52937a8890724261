import type { ReactNode } from 'react'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { type Chapter, chapters } from './api-document'
import { DocsNav, type NavChapter } from './docs-nav'
import { introductions } from './introductions'

const toNav = ({ name, slug, operations }: Chapter): NavChapter => ({
  name,
  href: `/docs/api/${slug}`,
  operations: operations.map(({ operationId, method, path, summary }) => ({ id: operationId, method, path, summary })),
})

const introductionsNav: NavChapter = {
  name: 'Introduction',
  href: '/docs/api',
  operations: introductions.map(({ id, title }) => ({ id, method: '', path: '', summary: title })),
}

/** A page of the API's reference, with the way to all others beside it. */
export function DocsPage({ chapter, children }: { chapter?: Chapter; children: ReactNode }) {
  const nav = <DocsNav introductions={introductionsNav} chapters={chapters.map(toNav)} />
  return (
    <>
      <PageHeader
        title={chapter?.name ?? 'API reference'}
        {...(chapter ? { parents: [{ label: 'API reference', href: '/docs/api' }] } : {})}
        actions={
          <a
            href="/api/v1/openapi.json"
            className="rounded-sm text-muted-foreground text-sm hover:text-foreground hover:underline"
          >
            OpenAPI 3.1
          </a>
        }
      />
      <PageBody>
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <details className="rounded-md border p-3 lg:hidden">
            <summary className="cursor-pointer font-medium text-sm">Contents</summary>
            <div className="pt-3">{nav}</div>
          </details>
          <div className="max-lg:hidden">
            <div className="sticky top-16 -m-1 max-h-[calc(100dvh-5rem)] overflow-y-auto p-1">{nav}</div>
          </div>
          <div className="flex min-w-0 flex-col gap-8">{children}</div>
        </div>
      </PageBody>
    </>
  )
}
