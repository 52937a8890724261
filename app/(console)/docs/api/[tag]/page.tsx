import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/require-viewer'
import { chapters } from '@/components/docs/api-document'
import { DocsPage } from '@/components/docs/docs-page'
import { OperationSection } from '@/components/docs/operation-section'

interface Props {
  params: Promise<{ tag: string }>
}

async function findChapter({ params }: Props) {
  const { tag } = await params
  return chapters.find(({ slug }) => slug === tag)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${(await findChapter(props))?.name ?? 'Not found'}: API reference` }
}

export default async function ApiChapterPage(props: Props) {
  await requireViewer()
  const chapter = await findChapter(props)
  if (!chapter) notFound()
  return (
    <DocsPage chapter={chapter}>
      <p className="max-w-3xl text-sm leading-6">{chapter.description}</p>
      {chapter.operations.map((operation) => (
        <OperationSection key={operation.operationId} operation={operation} />
      ))}
    </DocsPage>
  )
}
