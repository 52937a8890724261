import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'
import type { Live } from '@/lib/contracts/base'
import type { Operation } from '@/lib/contracts/operations'
import { type OperationFilters, toQuery } from './filters'

/** The stream of the newest operations. */
export const operationEvents = '/api/v1/operations/events'

/** The stream of one operation. */
export const oneOperationEvents = (id: string) => `/api/v1/operations/${encodeURIComponent(id)}/events`

export const operationHref = (id: string) => `/operations/${encodeURIComponent(id)}`

const periodMs = 1_000
const pageSize = 50

export const operationQueries = {
  all: ['operations'] as const,
  newest: () =>
    queryOptions({
      queryKey: [...operationQueries.all, 'newest'] as const,
      queryFn: async ({ signal }): Promise<Live<Operation[]>> => {
        const { items } = await unwrap(api.GET('/operations', { params: { query: { limit: 20 } }, signal }))
        return { data: items, at: new Date().toISOString(), periodMs, error: null }
      },
    }),
  list: (filters: OperationFilters) =>
    infiniteQueryOptions({
      queryKey: [...operationQueries.all, 'list', filters] as const,
      queryFn: ({ pageParam, signal }) =>
        unwrap(
          api.GET('/operations', {
            params: {
              query: { ...toQuery(filters), limit: pageSize, ...toCursorQuery(pageParam) },
            },
            signal,
          }),
        ),
      ...cursorPages,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...operationQueries.all, 'one', id] as const,
      queryFn: async ({ signal }): Promise<Live<Operation>> => {
        const data = await unwrap(api.GET('/operations/{id}', { params: { path: { id } }, signal }))
        return { data, at: new Date().toISOString(), periodMs, error: null }
      },
    }),
}
