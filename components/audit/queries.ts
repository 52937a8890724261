import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { cursorPages, toCursorQuery } from '@/components/query/cursor-pages'
import { api, unwrap } from '@/lib/api-client'
import type { AuditEvent } from '@/lib/contracts/audit'
import { type AuditState, toAuditFilter } from './filter'

/** How many are read at a time. */
export const eventsPerPage = 100

/** An event as the API’s client has it: a field that may hold anything may be left out. */
export type ShownEvent = Omit<AuditEvent, 'before' | 'after'> & Partial<Pick<AuditEvent, 'before' | 'after'>>

export const auditQueries = {
  all: ['audit'] as const,
  list: (state: AuditState) =>
    infiniteQueryOptions({
      queryKey: [...auditQueries.all, state] as const,
      queryFn: ({ signal, pageParam }) =>
        unwrap(
          api.GET('/audit', {
            params: {
              query: {
                ...toAuditFilter(state, Date.now()),
                limit: eventsPerPage,
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
