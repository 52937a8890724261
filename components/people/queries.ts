import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'
import type { PeopleFilter } from './filter'

/** How many are read at a time. */
export const peoplePerPage = 100

export const personHref = (id: string) => `/settings/people/${encodeURIComponent(id)}`

/** People, and those who were invited to become some. */
export const peopleQueries = {
  all: ['people'] as const,
  lists: () => [...peopleQueries.all, 'list'] as const,
  list: (filter: PeopleFilter) =>
    infiniteQueryOptions({
      queryKey: [...peopleQueries.lists(), filter] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/people', {
            params: {
              query: { ...filter, limit: peoplePerPage, ...toCursorQuery(pageParam) },
            },
            signal,
          }),
        ),
      ...cursorPages,
      placeholderData: keepPreviousData,
      // All pages that are open would be read anew.
      refetchOnWindowFocus: false,
    }),
  person: (id: string) =>
    queryOptions({
      queryKey: [...peopleQueries.all, 'person', id] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/people/{id}', { params: { path: { id } }, signal })),
    }),
  sessions: (id: string) =>
    queryOptions({
      queryKey: [...peopleQueries.all, 'sessions', id] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/people/{id}/sessions', { params: { path: { id } }, signal })),
    }),
  invitations: () =>
    infiniteQueryOptions({
      queryKey: [...peopleQueries.all, 'invitations'] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/invitations', {
            params: { query: { limit: peoplePerPage, ...toCursorQuery(pageParam) } },
            signal,
          }),
        ),
      ...cursorPages,
    }),
}
