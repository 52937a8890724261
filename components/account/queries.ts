import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/lib/api-client'

export const accountQueries = {
  all: ['account'] as const,
  sessions: () =>
    queryOptions({
      queryKey: [...accountQueries.all, 'sessions'] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/account/sessions', { signal })),
    }),
  twoFactor: () =>
    queryOptions({
      queryKey: [...accountQueries.all, 'two-factor'] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/account/two-factor', { signal })),
    }),
  trino: () =>
    queryOptions({
      queryKey: [...accountQueries.all, 'trino'] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/account/trino', { signal })),
    }),
}
