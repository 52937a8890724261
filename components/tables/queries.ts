import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/lib/api-client'
import type { TableName } from '@/lib/contracts/tables'

/** How many of a table's rows its page shows. */
export const firstRows = 50

export const tableQueries = {
  all: ['tables'] as const,
  schemas: () =>
    queryOptions({
      queryKey: [...tableQueries.all, 'schemas'] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/schemas', { signal })),
      refetchInterval: 30_000,
    }),
  one: (name: TableName) =>
    queryOptions({
      queryKey: [...tableQueries.all, 'one', name.schema, name.table] as const,
      queryFn: ({ signal }) => unwrap(api.GET('/tables/{schema}/{table}', { params: { path: name }, signal })),
      refetchInterval: 60_000,
    }),
  rows: (name: TableName) =>
    queryOptions({
      queryKey: [...tableQueries.all, 'rows', name.schema, name.table] as const,
      queryFn: ({ signal }) =>
        unwrap(
          api.GET('/tables/{schema}/{table}/rows', { params: { path: name, query: { limit: firstRows } }, signal }),
        ),
    }),
}

/** The address of a table's page. */
export function tableHref({ schema, table }: TableName): string {
  return `/tables/${encodeURIComponent(schema)}/${encodeURIComponent(table)}`
}
