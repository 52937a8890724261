import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'

/** How many are read at a time. */
export const tokensPerPage = 100

export const tokenQueries = {
  all: ['tokens'] as const,
  /** @param owner the id of a person; all that one may see when null. */
  list: (owner: string | null) =>
    infiniteQueryOptions({
      queryKey: [...tokenQueries.all, owner] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/tokens', {
            params: {
              query: {
                limit: tokensPerPage,
                ...(owner === null ? {} : { owner }),
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
    }),
}
