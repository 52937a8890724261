import { auditExportQuerySchema, auditPageSchema, auditQuerySchema } from '@/lib/contracts/audit'
import { defineOperation, file, json, type Operation, streamResponse } from '@/lib/server/http'
import { exportEvents } from '@/lib/server/services/audit/export'
import { listEvents } from '@/lib/server/services/audit/list'

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
    response: file(
      {
        'text/csv':
          'at,actor,actorId,actorKind,token,address,action,target,outcome,errorCode,before,after,finishedAt,requestId,id\r\n2026-11-24T09:00:00.000Z,Ada Lindqvist,q7Yw2nKcVb0tPz5RmE1sJx8L,person,,10.0.0.7,service.restart,trino,succeeded,,,,2026-11-24T09:00:00.040Z,5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60,1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e\r\n',
        'application/x-ndjson':
          '{"id":"1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e","at":"2026-11-24T09:00:00.000Z","actor":{"id":"q7Yw2nKcVb0tPz5RmE1sJx8L","name":"Ada Lindqvist","kind":"person","tokenName":null},"address":"10.0.0.7","action":"service.restart","target":"trino","before":null,"after":null,"outcome":"succeeded","errorCode":null,"finishedAt":"2026-11-24T09:00:00.040Z","requestId":"5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60"}\n',
      },
      'All events of the filter, the newest first; with `format=ndjson` as lines of JSON.',
    ),
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
