import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { toLive } from '@/components/live/to-live'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'
import type { Live } from '@/lib/contracts/base'
import type { Pipeline, PipelineDetails } from '@/lib/contracts/ingestion'
import type { FilesFilter, RejectsFilter, RunsFilter } from './filter'

/** The stream of all pipelines with how they fare. */
export const pipelinesEvents = '/api/v1/ingestion/events'

/** How many are read at a time. */
export const filesPerPage = 100
export const ingestRunsPerPage = 50
export const rejectsPerPage = 100

/** How often what changes by itself is read again, in milliseconds. */
const renewMs = 5_000
const renewListMs = 10_000

export const ingestionHref = '/ingestion'
export const newPipelineHref = `${ingestionHref}/new`
export const ingestionPipelineHref = (name: string) => `${ingestionHref}/pipelines/${encodeURIComponent(name)}`
export const editPipelineHref = (name: string) => `${ingestionPipelineHref(name)}/edit`

/** A pipeline with what `If-Match` takes for a change of just this. */
export interface VersionedPipeline extends PipelineDetails {
  etag: string | null
}

/** Only the first pages of a list are read again by themselves: all that are open would be read anew. */
const renewFirst = ({ state }: { state: { data?: { pages: unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) > 1 ? (false as const) : renewListMs

export const ingestionQueries = {
  all: ['ingestion'] as const,
  pipelines: () =>
    queryOptions({
      queryKey: [...ingestionQueries.all, 'pipelines'] as const,
      queryFn: async ({ signal }): Promise<Live<Pipeline[]>> =>
        toLive(await unwrap(api.GET('/ingestion/pipelines', { params: { query: { limit: 500 } }, signal }))),
    }),
  pipeline: (name: string) =>
    queryOptions({
      queryKey: [...ingestionQueries.of(name), 'details'] as const,
      queryFn: async ({ signal }): Promise<VersionedPipeline> => {
        const call = api.GET('/ingestion/pipelines/{name}', { params: { path: { name } }, signal })
        const details = await unwrap(call)
        return { ...details, etag: (await call).response.headers.get('etag') }
      },
      refetchInterval: renewMs,
    }),
  /** All that is read of one pipeline. */
  of: (name: string) => [...ingestionQueries.all, 'of', name] as const,
  files: (name: string, filter: FilesFilter) =>
    infiniteQueryOptions({
      queryKey: [...ingestionQueries.of(name), 'files', filter] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/ingestion/pipelines/{name}/files', {
            params: { path: { name }, query: { ...filter, limit: filesPerPage, ...toCursorQuery(pageParam) } },
            signal,
          }),
        ),
      ...cursorPages,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: false,
      refetchInterval: renewFirst,
    }),
  runs: (name: string, filter: RunsFilter) =>
    infiniteQueryOptions({
      queryKey: [...ingestionQueries.of(name), 'runs', filter] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/ingestion/pipelines/{name}/runs', {
            params: { path: { name }, query: { ...filter, limit: ingestRunsPerPage, ...toCursorQuery(pageParam) } },
            signal,
          }),
        ),
      ...cursorPages,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: false,
      refetchInterval: renewFirst,
    }),
  rejects: (name: string, filter: RejectsFilter) =>
    infiniteQueryOptions({
      queryKey: [...ingestionQueries.of(name), 'rejects', filter] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/ingestion/pipelines/{name}/rejects', {
            params: { path: { name }, query: { ...filter, limit: rejectsPerPage, ...toCursorQuery(pageParam) } },
            signal,
          }),
        ),
      ...cursorPages,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: false,
      refetchInterval: renewFirst,
    }),
}
