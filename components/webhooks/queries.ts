import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'
import type { DeliveryFilter } from './filter'

/** How many are read at a time. */
export const webhooksPerPage = 100
export const deliveriesPerPage = 25

/** How often what changes by itself is read again, in milliseconds. */
const renewMs = 5_000
const followMs = 1_000

export const webhooksHref = '/settings/webhooks'
export const webhookHref = (id: string) => `${webhooksHref}/${encodeURIComponent(id)}`

export const webhookQueries = {
  all: ['webhooks'] as const,
  list: () =>
    infiniteQueryOptions({
      queryKey: [...webhookQueries.all, 'list'] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/webhooks', {
            params: { query: { limit: webhooksPerPage, ...toCursorQuery(pageParam) } },
            signal,
          }),
        ),
      ...cursorPages,
      refetchInterval: renewMs,
    }),
  webhook: (id: string) =>
    queryOptions({
      queryKey: [...webhookQueries.all, 'webhook', id] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/webhooks/{id}', { params: { path: { id } }, signal })),
      refetchInterval: renewMs,
    }),
  deliveries: (webhookId: string, filter: DeliveryFilter) =>
    infiniteQueryOptions({
      queryKey: [...webhookQueries.all, 'deliveries', webhookId, filter] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/webhooks/deliveries', {
            params: {
              query: {
                ...filter,
                webhookId,
                limit: deliveriesPerPage,
                ...toCursorQuery(pageParam),
              },
            },
            signal,
          }),
        ),
      ...cursorPages,
      placeholderData: keepPreviousData,
      // All pages that are open would be read anew.
      refetchOnWindowFocus: false,
      refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : renewMs),
    }),
  delivery: (id: string) =>
    queryOptions({
      queryKey: [...webhookQueries.all, 'delivery', id] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/webhooks/deliveries/{id}', { params: { path: { id } }, signal })),
      refetchInterval: ({ state }) => (state.data?.state === 'pending' ? followMs : false),
    }),
}
