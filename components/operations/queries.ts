import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/lib/api-client'
import type { Live } from '@/lib/contracts/base'
import type { Operation } from '@/lib/contracts/operations'

/** The stream of the newest operations. */
export const operationEvents = '/api/v1/operations/events'

export const operationQueries = {
  all: ['operations'] as const,
  newest: () =>
    queryOptions({
      queryKey: [...operationQueries.all, 'newest'] as const,
      queryFn: async ({ signal }): Promise<Live<Operation[]>> => {
        const { items } = await unwrap(api.GET('/operations', { params: { query: { limit: 20 } }, signal }))
        return { data: items, at: new Date().toISOString(), periodMs: 1_000, error: null }
      },
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...operationQueries.all, 'one', id] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/operations/{id}', { params: { path: { id } }, signal })),
    }),
}
