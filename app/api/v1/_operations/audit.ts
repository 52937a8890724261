import { auditExportQuerySchema, auditPageSchema, auditQuerySchema } from '@/lib/contracts/audit'
import { defineOperation, file, json, type Operation, streamResponse } from '@/lib/server/http'
import { exportEvents, listEvents } from '@/lib/server/services/audit'

const tag = 'Audit'

export const auditOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/audit',
    summary: 'List what was changed and what was refused',
    tag,
    scope: 'admin',
    request: { query: auditQuerySchema },
    response: json(auditPageSchema, 'Events, the newest first.'),
    errors: ['invalid_request'],
    handler: ({ query }) => listEvents(query),
  }),
  defineOperation({
    method: 'get',
    path: '/audit/export',
    summary: 'Export the audit log',
    tag,
    scope: 'admin',
    request: { query: auditExportQuerySchema },
    response: file('text/csv', 'All events of the filter, the newest first; with `format=ndjson` as lines of JSON.'),
    errors: [],
    handler: ({ query: { format, ...filter }, signal }) =>
      streamResponse({
        signal,
        headers: {
          'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
          'content-disposition': `attachment; filename="audit.${format}"`,
        },
        open: async (reading) => exportEvents(filter, format, reading),
      }),
  }),
]
