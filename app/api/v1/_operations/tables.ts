import { z } from 'zod'
import { objectKeySchema, uploadedObjectSchema } from '@/lib/contracts/objects'
import { querySchema } from '@/lib/contracts/queries'
import {
  schemasSchema,
  tableParamsSchema,
  tableRowsQuerySchema,
  tableRowsSchema,
  tableSchema,
} from '@/lib/contracts/tables'
import { defineOperation, file, json, type Operation } from '@/lib/server/http'
import { putObject } from '@/lib/server/services/objects/put-object'
import { runQuery } from '@/lib/server/services/queries/run-query'
import { readSchemas } from '@/lib/server/services/tables/read-schemas'
import { readTable } from '@/lib/server/services/tables/read-table'
import { readTableRows } from '@/lib/server/services/tables/read-table-rows'

const tag = 'Tables'
const trinoErrors = ['upstream_error', 'upstream_unavailable', 'upstream_timeout'] as const

export const tableOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/schemas',
    summary: 'List schemas with their tables',
    tag,
    scope: 'read',
    response: json(schemasSchema, 'Schemas and tables, by name.'),
    errors: trinoErrors,
    handler: async ({ actor }) => ({ items: await readSchemas(actor.trinoUser) }),
  }),
  defineOperation({
    method: 'get',
    path: '/tables/{schema}/{table}',
    summary: 'Read a table',
    tag,
    scope: 'read',
    request: { params: tableParamsSchema },
    response: json(tableSchema, 'Columns, number of rows and snapshots.'),
    errors: ['not_found', ...trinoErrors],
    handler: ({ actor, params }) => readTable(params, actor.trinoUser),
  }),
  defineOperation({
    method: 'get',
    path: '/tables/{schema}/{table}/rows',
    summary: 'Read the first rows of a table',
    tag,
    scope: 'read',
    request: { params: tableParamsSchema, query: tableRowsQuerySchema },
    response: json(tableRowsSchema, 'Some rows; which ones is up to the table.'),
    errors: ['not_found', ...trinoErrors],
    handler: ({ actor, params, query, signal }) =>
      readTableRows(params, { user: actor.trinoUser, limit: query.limit, signal }),
  }),
  defineOperation({
    method: 'post',
    path: '/queries',
    summary: 'Run a statement',
    description:
      'It runs as the caller’s own user of Trino, which allows what their role does: a viewer reads, an operator writes, an admin owns. Rows come as they are made; closing the connection cancels the statement.',
    tag,
    // What a statement may do is for Trino's rules to say, which know the person.
    scope: 'read',
    audit: { action: 'query.run', target: ({ body }) => body.sql.trim().slice(0, 500) },
    request: { body: querySchema },
    response: file(
      'application/x-ndjson',
      'Lines of JSON: `{"columns":[{"name","type"}]}`, then `{"rows":[[…]]}` any number of times, at last `{"done":true,"rowCount":"…","elapsedMs":…}` or `{"error":…}` with a problem. BIGINT and DECIMAL are strings.',
      '{"columns":[{"name":"orders","type":"bigint"}]}\n{"rows":[["48200"]]}\n{"done":true,"rowCount":"1","elapsedMs":212}\n',
    ),
    errors: ['query_failed', 'forbidden', ...trinoErrors],
    handler: async ({ actor, body, signal, requestId, goesOnUntil }) => {
      const { stream, ended } = await runQuery(body.sql, { user: actor.trinoUser, signal, requestId })
      goesOnUntil(ended)
      return new Response(stream, {
        // Without no-transform the server would compress, and so hold back, what should arrive at once.
        headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store, no-transform' },
      })
    },
  }),
  defineOperation({
    method: 'put',
    path: '/objects/{+key}',
    summary: 'Upload a file',
    description:
      'The body is the file, of any size: it is written as it comes. Slashes in the key are part of it, and need not be escaped.',
    tag,
    scope: 'operate',
    audit: { action: 'object.put', target: ({ params }) => `s3://lakehouse/${params.key}` },
    request: { params: z.strictObject({ key: objectKeySchema }), upload: 'application/octet-stream' },
    response: json(uploadedObjectSchema, 'Written; what was under this key is replaced.'),
    errors: ['upstream_error', 'upstream_unavailable'],
    handler: ({ params, request, signal }) => putObject(params.key, request.body, signal),
  }),
]
