import type { Metadata } from 'next'
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { CreateTokenButton } from '@/components/tokens/create-token-button'
import { tokenQueries, tokensPerPage } from '@/components/tokens/queries'
import { TokensList } from '@/components/tokens/tokens-list'
import { listTokens } from '@/lib/server/services/tokens/list'

export const metadata: Metadata = { title: 'Tokens' }

const readAddress = createLoader({ owner: parseAsString })

export default async function TokensPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer()
  const { owner } = await readAddress(searchParams)
  return (
    <>
      <PageHeader title="Tokens" actions={<CreateTokenButton />} />
      <PageBody wide>
        <Prefetch
          queries={[
            {
              queryKey: tokenQueries.list(owner).queryKey,
              load: async () =>
                firstPageOf(await listTokens(viewer, { limit: tokensPerPage, ...(owner === null ? {} : { owner }) })),
            },
          ]}
        >
          <TokensList />
        </Prefetch>
      </PageBody>
    </>
  )
}
