import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/lib/api-client'

export const cdcQueries = {
  all: ['cdc'] as const,
  state: () =>
    queryOptions({
      queryKey: [...cdcQueries.all, 'state'] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/ingestion/cdc', { signal })),
      refetchInterval: 3_000,
    }),
}
