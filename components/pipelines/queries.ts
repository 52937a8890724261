import { queryOptions } from '@tanstack/react-query'
import { toLive } from '@/components/live/to-live'
import { api, unwrap } from '@/lib/api-client'
import type { Live } from '@/lib/contracts/base'
import type { Dag, DagRunProgress } from '@/lib/contracts/pipelines'

/** The stream of all DAGs with their last runs. */
export const dagsEvents = '/api/v1/dags/events'

/** The stream of one run with its tasks. */
export function runEvents(dagId: string, runId: string): string {
  return `/api/v1/dags/${encodeURIComponent(dagId)}/runs/${encodeURIComponent(runId)}/events`
}

export const dagHref = (dagId: string) => `/pipelines/${encodeURIComponent(dagId)}`
export const runHref = (dagId: string, runId: string) => `${dagHref(dagId)}/runs/${encodeURIComponent(runId)}`

/** How often what has no stream is read again while it may still change. */
const renewMs = 3_000

export const pipelineQueries = {
  all: ['pipelines'] as const,
  dags: () =>
    queryOptions({
      queryKey: [...pipelineQueries.all, 'dags'] as const,
      queryFn: async ({ signal }): Promise<Live<Dag[]>> =>
        toLive(await unwrap(api.GET('/dags', { params: { query: { limit: 500 } }, signal }))),
    }),
  dag: (dagId: string) =>
    queryOptions({
      queryKey: [...pipelineQueries.all, 'dag', dagId] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/dags/{dagId}', { params: { path: { dagId } }, signal })),
    }),
  runs: (dagId: string) =>
    queryOptions({
      queryKey: [...pipelineQueries.all, 'runs', dagId] as const,
      queryFn: ({ signal }) =>
        unwrap(api.GET('/dags/{dagId}/runs', { params: { path: { dagId }, query: { limit: 100 } }, signal })),
      refetchInterval: renewMs,
    }),
  run: (dagId: string, runId: string) =>
    queryOptions({
      queryKey: [...pipelineQueries.all, 'run', dagId, runId] as const,
      queryFn: async ({ signal }): Promise<Live<DagRunProgress>> => {
        const path = { dagId, runId }
        const [run, tasks] = await Promise.all([
          unwrap(api.GET('/dags/{dagId}/runs/{runId}', { params: { path }, signal })),
          unwrap(api.GET('/dags/{dagId}/runs/{runId}/tasks', { params: { path }, signal })),
        ])
        return { data: { run, tasks: tasks.items }, at: new Date().toISOString(), periodMs: renewMs, error: null }
      },
    }),
  /** @param isGrowing the task still writes it. */
  log: (
    path: { dagId: string; runId: string; taskId: string; tryNumber: number },
    mapIndex: number,
    isGrowing: boolean,
  ) =>
    queryOptions({
      queryKey: [...pipelineQueries.all, 'log', path, mapIndex, isGrowing] as const,
      queryFn: ({ signal }) =>
        unwrap(
          api.GET('/dags/{dagId}/runs/{runId}/tasks/{taskId}/logs/{tryNumber}', {
            params: { path, query: { mapIndex } },
            parseAs: 'text',
            signal,
          }),
        ),
      refetchInterval: isGrowing ? renewMs : false,
    }),
}
