import { cdcSchema } from '@/lib/contracts/cdc'
import { defineOperation, json, type Operation } from '@/lib/server/http'
import { readCdc } from '@/lib/server/services/cdc/read-cdc'
import { resnapshot } from '@/lib/server/services/cdc/resnapshot'

const tag = 'Ingestion'
const upstreamErrors = ['upstream_error', 'upstream_unavailable', 'upstream_timeout'] as const

export const cdcOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/ingestion/cdc',
    summary: 'Read the state of change data capture',
    tag,
    scope: 'read',
    response: json(cdcSchema, 'State, lag and tables; `absent` while the part is off.'),
    errors: upstreamErrors,
    handler: ({ signal }) => readCdc(signal),
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/cdc/resnapshot',
    summary: 'Read all followed tables anew',
    description:
      'The source is read whole, and its replication slot is made anew. What is here stays readable until each table is replaced in one commit.',
    tag,
    scope: 'admin',
    audit: { action: 'cdc.resnapshot', target: () => 'cdc' },
    response: json(cdcSchema, 'Under way; its state follows in `GET /ingestion/cdc`.', 202),
    errors: ['conflict', ...upstreamErrors],
    handler: async () => {
      await resnapshot()
      return readCdc()
    },
  }),
]
