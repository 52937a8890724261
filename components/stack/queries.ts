import { queryOptions } from '@tanstack/react-query'
import { toLive } from '@/components/live/to-live'
import { api, unwrap } from '@/lib/api-client'
import type { Live } from '@/lib/contracts/base'
import type { Service, ServiceEvent } from '@/lib/contracts/services'

/** The stream of all services. */
export const serviceEvents = '/api/v1/services/events'

/** The stream of what happens to services. */
export const activityEvents = '/api/v1/services/activity/events'

export const serviceQueries = {
  all: ['services'] as const,
  list: () =>
    queryOptions({
      queryKey: [...serviceQueries.all, 'list'] as const,
      queryFn: async ({ signal }): Promise<Live<Service[]>> =>
        toLive(await unwrap(api.GET('/services', { params: { query: { limit: 500 } }, signal }))),
    }),
  activity: () =>
    queryOptions({
      queryKey: [...serviceQueries.all, 'activity'] as const,
      queryFn: async ({ signal }): Promise<Live<ServiceEvent[]>> =>
        toLive(await unwrap(api.GET('/services/activity', { params: { query: { limit: 500 } }, signal }))),
    }),
}
