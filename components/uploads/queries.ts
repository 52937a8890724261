import { queryOptions } from '@tanstack/react-query'
import { toLive } from '@/components/live/to-live'
import { api, unwrap } from '@/lib/api-client'
import type { Live } from '@/lib/contracts/base'
import type { Upload } from '@/lib/contracts/ingestion'

/** How often what changes by itself is read again, in milliseconds: faster while a file is being looked at. */
const renewMs = 10_000
const followMs = 2_000

export const uploadsHref = '/ingestion/uploads'

const inPath = (name: string) => name.split('/').map(encodeURIComponent).join('/')

/** @param name its key below `uploads/`, whose slashes are the address's. */
export const uploadHref = (name: string) => `${uploadsHref}/${inPath(name)}`

const isUnderWay = ({ state, operationId }: Upload) => state === 'profiling' || state === 'auto' || operationId !== null

export const uploadQueries = {
  all: ['uploads'] as const,
  list: () =>
    queryOptions({
      queryKey: [...uploadQueries.all, 'list'] as const,
      queryFn: async ({ signal }): Promise<Live<Upload[]>> =>
        toLive(await unwrap(api.GET('/ingestion/uploads', { params: { query: { limit: 500 } }, signal }))),
      refetchInterval: ({ state }) => (state.data?.data?.some(isUnderWay) ? followMs : renewMs),
    }),
  upload: (name: string) =>
    queryOptions({
      queryKey: [...uploadQueries.all, 'upload', name] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/ingestion/uploads/{name}', { params: { path: { name } }, signal })),
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? followMs : renewMs),
    }),
}
