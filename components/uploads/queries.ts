import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'
import type { Upload } from '@/lib/contracts/ingestion'

/** How many are read at a time. */
export const uploadsPerPage = 100

/** How often what changes by itself is read again, in milliseconds: faster while a file is being looked at. */
const renewMs = 10_000
const followMs = 3_000

export const uploadsHref = '/ingestion/uploads'

/** @param name its key below `uploads/`, whose slashes are the address's. */
export const uploadHref = (name: string) => `${uploadsHref}/${name.split('/').map(encodeURIComponent).join('/')}`

const isUnderWay = ({ state, operationId }: Upload) => state === 'profiling' || state === 'auto' || operationId !== null

export const uploadQueries = {
  all: ['uploads'] as const,
  list: (search: string) =>
    infiniteQueryOptions({
      queryKey: [...uploadQueries.all, 'list', search] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/ingestion/uploads', {
            params: {
              query: {
                ...(search === '' ? {} : { search: search.slice(0, 200) }),
                limit: uploadsPerPage,
                ...toCursorQuery(pageParam),
              },
            },
            signal,
          }),
        ),
      ...cursorPages,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: false,
      // All pages that are open would be read anew.
      refetchInterval: ({ state: { data } }) => {
        if ((data?.pages.length ?? 0) > 1) return false
        return data?.pages.some(({ items }) => items.some(isUnderWay)) ? followMs : renewMs
      },
    }),
  upload: (name: string) =>
    queryOptions({
      queryKey: [...uploadQueries.all, 'upload', name] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/ingestion/uploads/{name}', { params: { path: { name } }, signal })),
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? followMs : renewMs),
    }),
  /** The last time that someone had a table made of it. */
  lastMade: (key: string) =>
    queryOptions({
      queryKey: [...uploadQueries.all, 'made', key] as const,
      queryFn: async ({ signal }) => {
        const query = { kind: 'upload.confirm', target: key, limit: 1 }
        const { items } = await unwrap(api.GET('/operations', { params: { query }, signal }))
        return items[0] ?? null
      },
    }),
}
