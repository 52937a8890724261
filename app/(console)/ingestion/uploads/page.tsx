import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { searchParser } from '@/components/uploads/filter'
import { uploadQueries, uploadsPerPage } from '@/components/uploads/queries'
import { UploadsList } from '@/components/uploads/uploads-list'
import { listUploads } from '@/lib/server/services/ingestion/list-uploads'

export const metadata: Metadata = { title: 'Uploads' }

const readAddress = createLoader({ q: searchParser })

export default async function UploadsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireViewer()
  const search = (await readAddress(searchParams)).q.trim()
  return (
    <>
      <PageHeader title="Uploads" />
      <PageBody wide>
        <Prefetch
          queries={[
            {
              queryKey: uploadQueries.list(search).queryKey,
              load: async () =>
                firstPageOf(
                  await listUploads({
                    ...(search === '' ? {} : { search: search.slice(0, 200) }),
                    limit: uploadsPerPage,
                  }),
                ),
            },
          ]}
        >
          <UploadsList />
        </Prefetch>
      </PageBody>
    </>
  )
}
