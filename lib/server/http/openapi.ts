import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { problemSchema } from '@/lib/contracts/problem'
import { type ErrorCode, errorCodes } from '@/lib/errors'
import type { Operation } from './define-operation'

/** The codes that the frame itself may answer with. */
function frameErrors(operation: Operation): ErrorCode[] {
  const { params, query, body, upload } = operation.request
  return [
    ...(params || query || body ? (['invalid_request'] as const) : []),
    ...(body || upload ? (['payload_too_large'] as const) : []),
    ...(operation.scope === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(operation.scope === 'public' || operation.allowsPasswordChange ? [] : (['password_change_required'] as const)),
    ...(operation.audit && operation.method !== 'get' ? (['origin_refused'] as const) : []),
    ...(operation.scope === 'public' && !operation.audit ? [] : (['upstream_unavailable'] as const)),
    ...(operation.response.kind === 'events' ? (['rate_limited'] as const) : []),
    'internal',
  ]
}

function problemResponses(operation: Operation) {
  // It is told on the page that the browser is sent to.
  if (operation.response.kind === 'redirect') return {}
  const codes = [...new Set([...operation.errors, ...frameErrors(operation)])]
  const byStatus = Map.groupBy(codes, (code) => errorCodes[code].status)
  return Object.fromEntries(
    [...byStatus.entries()]
      .sort(([left], [right]) => left - right)
      .map(([status, list]) => [
        status,
        {
          description: list.map((code) => `\`${code}\`: ${errorCodes[code].title}.`).join(' '),
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      ]),
  )
}

function successResponse(operation: Operation) {
  const { response } = operation
  const { description } = response
  switch (response.kind) {
    case 'json':
      return { description, content: { 'application/json': { schema: response.schema } } }
    case 'events':
      return { description, content: { 'text/event-stream': { schema: response.schema } } }
    case 'file':
      return { description, content: { [response.contentType]: { schema: z.string().meta({ format: 'binary' }) } } }
    case 'redirect':
      return {
        description,
        headers: z.object({ location: z.string().meta({ description: 'Where the browser goes on.' }) }),
      }
    case 'empty':
      return { description }
  }
}

/** Adds an operation to the OpenAPI document of `app`. */
export function registerInDocument(app: OpenAPIHono, operation: Operation): void {
  const { params, query, body, upload } = operation.request
  app.openAPIRegistry.registerPath(
    createRoute({
      method: operation.method,
      path: operation.path.replace('{+', '{'),
      summary: operation.summary,
      tags: [operation.tag],
      operationId: operationId(operation),
      security: operation.scope === 'public' ? [] : [{ session: [] }, { token: [] }],
      request: {
        ...(params ? { params } : {}),
        ...(query ? { query } : {}),
        ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
        ...(upload
          ? { body: { required: true, content: { [upload]: { schema: z.string().meta({ format: 'binary' }) } } } }
          : {}),
      },
      responses: { [operation.response.status]: successResponse(operation), ...problemResponses(operation) },
    }),
  )
}

/** `GET /services/{name}/logs` → `getServicesNameLogs`. */
function operationId(operation: Operation): string {
  const words = operation.path.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return operation.method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

/** The OpenAPI 3.1 document of all that was registered. */
export function openApiDocument(app: OpenAPIHono) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Lakehouse console',
      version: '1',
      description:
        'All that the console’s pages do. Errors are `application/problem+json`; times are ISO 8601 in UTC; 64-bit integers and decimals are strings.',
    },
    servers: [{ url: '/api/v1' }],
  })
}
