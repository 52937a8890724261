import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { uploadQueries } from '@/components/uploads/queries'
import { UploadView } from '@/components/uploads/upload-view'
import { uploadParamsSchema } from '@/lib/contracts/ingestion'
import { readUpload } from '@/lib/server/services/ingestion/list-uploads'

interface UploadPageProps {
  params: Promise<{ name: string[] }>
}

/** Undefined where the address is no name of a file. */
async function readName({ params }: UploadPageProps): Promise<string | undefined> {
  try {
    const name = (await params).name.map(decodeURIComponent).join('/')
    return uploadParamsSchema.safeParse({ name }).data?.name
  } catch {
    return undefined
  }
}

export async function generateMetadata(props: UploadPageProps): Promise<Metadata> {
  return { title: (await readName(props)) ?? 'An upload' }
}

export default async function UploadPage(props: UploadPageProps) {
  await requireViewer()
  const name = await readName(props)
  if (name === undefined) notFound()
  return (
    <Prefetch queries={[{ queryKey: uploadQueries.upload(name).queryKey, load: () => readUpload(name) }]}>
      <UploadView name={name} />
    </Prefetch>
  )
}
