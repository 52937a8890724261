import type { Metadata } from 'next'
import { requireViewer } from '@/app/require-viewer'
import { DocsPage } from '@/components/docs/docs-page'
import { introductions } from '@/components/docs/introductions'

export const metadata: Metadata = { title: 'API reference' }

export default async function ApiReferencePage() {
  await requireViewer()
  return (
    <DocsPage>
      <p className="max-w-3xl text-sm leading-6">
        All that these pages do, a program can do too: JSON over HTTP below <code>/api/v1</code>. Times are ISO 8601 in
        UTC, durations end in <code>Ms</code>, sizes in <code>Bytes</code>; 64-bit integers and decimals are strings.
        What GET answers, HEAD answers without a body.
      </p>
      {introductions.map(({ id, title, content }) => (
        <section key={id} aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
          <h2 id={id} className="scroll-mt-16 font-semibold text-lg">
            <a href={`#${id}`} className="rounded-sm hover:underline">
              {title}
            </a>
          </h2>
          {content}
        </section>
      ))}
    </DocsPage>
  )
}
