import { dehydrate, HydrationBoundary, type QueryKey } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createQueryClient } from '@/components/query/create-query-client'

/** A page never waits longer than this for its first data; the browser then asks by itself. */
const patienceMs = 1_500

interface PrefetchProps {
  queries: { queryKey: QueryKey; load: () => Promise<unknown> }[]
  children: ReactNode
}

/** Reads what the page shows first on the server and hands it to the browser's cache. A source that fails or dawdles is left out. */
export async function Prefetch({ queries, children }: PrefetchProps) {
  const client = createQueryClient()
  const all = Promise.all(
    queries.map(({ queryKey, load }) => client.prefetchQuery({ queryKey, queryFn: load, retry: false })),
  )
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, patienceMs))])
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>
}

/** What a query that is read page by page holds after its first. */
export function firstPageOf<Page>(page: Page): { pages: Page[]; pageParams: null[] } {
  return { pages: [page], pageParams: [null] }
}
