import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { problemSchema } from '@/lib/contracts/problem'
import { AppError, type ErrorCode, errorCodes, toProblem } from '@/lib/errors'
import type { Operation } from './define-operation'
import { type Components, exampleOf, type JsonSchema } from './example-of'
import {
  headers,
  idempotencyKeyDescription,
  ifMatchDescription,
  lastEventIdDescription,
  problemExamples,
  sessionDescription,
  tagDescriptions,
  tokenDescription,
} from './openapi-words'

/** Whether an `Idempotency-Key` may come with it: a key is its caller's, so there has to be one. */
const takesIdempotencyKey = ({ method, scope }: Operation) => method === 'post' && scope !== 'public'

/** The codes that the frame itself may answer with. */
function frameErrors(operation: Operation): ErrorCode[] {
  const { params, body, upload } = operation.request
  const isPublic = operation.scope === 'public'
  return [
    // An unknown query parameter is one, whatever the operation takes.
    'invalid_request',
    'rate_limited',
    'internal',
    // A path that no pattern of a parameter takes is nobody's.
    ...(params ? (['not_found'] as const) : []),
    ...(body || upload ? (['payload_too_large'] as const) : []),
    ...(isPublic ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(isPublic || operation.allowsPasswordChange ? [] : (['password_change_required'] as const)),
    ...(operation.audit && operation.method !== 'get' ? (['origin_refused'] as const) : []),
    ...(isPublic && !operation.audit ? [] : (['upstream_unavailable'] as const)),
    ...(takesIdempotencyKey(operation) ? (['conflict', 'idempotency_key_reused'] as const) : []),
  ]
}

const headerRef = (name: keyof typeof headers) => ({ $ref: `#/components/headers/${name}` })

/** The headers that come with whatever is answered. */
const commonHeaders = {
  'X-Request-Id': headerRef('RequestId'),
  'RateLimit-Limit': headerRef('RateLimitLimit'),
  'RateLimit-Remaining': headerRef('RateLimitRemaining'),
  'RateLimit-Reset': headerRef('RateLimitReset'),
}

function problemHeaders(codes: readonly ErrorCode[]) {
  const mayWait = codes.some((code) => code === 'rate_limited' || code === 'conflict' || code.startsWith('upstream_'))
  return {
    ...commonHeaders,
    ...(mayWait ? { 'Retry-After': headerRef('RetryAfter') } : {}),
    ...(codes.includes('unauthenticated') ? { 'WWW-Authenticate': headerRef('Authenticate') } : {}),
  }
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
          'x-codes': list,
          headers: problemHeaders(list),
          content: {
            'application/problem+json': {
              schema: problemSchema,
              examples: Object.fromEntries(list.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
            },
          },
        },
      ]),
  )
}

const binary = z.string().meta({ format: 'binary' })

function successContent({ response }: Operation) {
  switch (response.kind) {
    case 'json':
      return { 'application/json': { schema: response.schema } }
    case 'events':
      // By the events' names; what an event looks like is put around it once all of the document is there.
      return {
        'text/event-stream': {
          schema: z.object({ message: response.schema, ...response.named, 'session-ended': z.null() }),
        },
      }
    case 'file':
      return Object.fromEntries(
        Object.entries(response.examples).map(([contentType, example]) => [
          contentType,
          {
            schema: /^text\/|json/.test(contentType) ? z.string() : binary,
            ...(example === undefined ? {} : { example }),
          },
        ]),
      )
    case 'redirect':
    case 'empty':
      return undefined
  }
}

function successResponse(operation: Operation) {
  const content = successContent(operation)
  return {
    description: operation.response.description,
    headers: {
      ...commonHeaders,
      ...(operation.response.kind === 'redirect' ? { Location: headerRef('Location') } : {}),
      ...(takesIdempotencyKey(operation) ? { 'Idempotency-Replayed': headerRef('IdempotencyReplayed') } : {}),
    },
    ...(content ? { content } : {}),
  }
}

function requestBody({ body, upload }: Operation['request']) {
  if (body) return { body: { required: true, content: { 'application/json': { schema: body } } } }
  // An empty file is one too.
  if (upload) return { body: { required: false, content: { [upload]: { schema: binary } } } }
  return {}
}

function headerParameters(operation: Operation) {
  const { response } = operation
  if (takesIdempotencyKey(operation)) {
    const key = z
      .string()
      .regex(/^[!-~]{1,255}$/)
      .optional()
      .describe(idempotencyKeyDescription)
      .meta({ example: '0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77' })
    return { headers: z.object({ 'Idempotency-Key': key }) }
  }
  if (operation.errors.includes('precondition_failed')) {
    const version = z
      .string()
      .regex(/^([*]|"[0-9A-Za-z_-]{1,64}"( *, *"[0-9A-Za-z_-]{1,64}")*)$/)
      .optional()
      .describe(ifMatchDescription)
      .meta({ example: '"3"' })
    return { headers: z.object({ 'If-Match': version }) }
  }
  if (response.kind !== 'events') return {}
  const id = (response.lastEventId ?? z.string().meta({ example: '2026-11-23T03:00:00.000Z' }))
    .optional()
    .describe(lastEventIdDescription)
  return { headers: z.object({ 'Last-Event-ID': id }) }
}

/** A role in a requirement is one that is needed: what each may do is told by its scheme. */
function security({ scope }: Operation) {
  if (scope === 'public') return []
  if (scope === 'self') return [{ session: [] }]
  return [{ session: [scope] }, { token: [scope] }]
}

/** Adds an operation to the OpenAPI document of `app`. */
export function registerInDocument(app: OpenAPIHono, operation: Operation): void {
  const { params, query } = operation.request
  app.openAPIRegistry.registerPath({
    method: operation.method,
    path: operation.path.replace('{+', '{'),
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    tags: [operation.tag],
    ...(operation.deprecated ? { deprecated: true, 'x-sunset': operation.deprecated.sunset } : {}),
    operationId: operationId(operation),
    security: security(operation),
    'x-scope': operation.scope,
    ...(operation.audit ? { 'x-audit-action': operation.audit.action } : {}),
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...headerParameters(operation),
      ...requestBody(operation.request),
    },
    responses: { [operation.response.status]: successResponse(operation), ...problemResponses(operation) },
  } as unknown as Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0])
}

/** `GET /services/{name}/logs` → `getServicesNameLogs`. */
function operationId(operation: Operation): string {
  const words = operation.path.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return operation.method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** Answers with the document, which is made once, or with 304 to who has it already. */
export function documentAnswer(app: OpenAPIHono): (request: Request) => Response {
  let made: { body: string; etag: string } | undefined
  return (request) => {
    made ??= makeDocument(app)
    const headers = { etag: made.etag, 'cache-control': 'no-cache', 'content-type': 'application/json' }
    const known = request.headers.get('if-none-match')?.split(',') ?? []
    // A server in between that compresses makes the tag a weak one.
    const isKnown = known.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === made?.etag)
    return isKnown ? new Response(null, { status: 304, headers }) : new Response(made.body, { headers })
  }
}

function makeDocument(app: OpenAPIHono) {
  const body = JSON.stringify(openApiDocument(app))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` }
}

/** The OpenAPI 3.1 document of all that was registered. */
function openApiDocument(app: OpenAPIHono): Document {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Lakehouse console',
      version: '1',
      description:
        'All that the console’s pages do, for programs. Errors are `application/problem+json` with a `code` from a closed set. Times are ISO 8601 in UTC, durations end in `Ms`, sizes in `Bytes`; 64-bit integers and decimals are strings. An unknown field or query parameter is an error. What `GET` answers, `HEAD` answers without a body. Within v1 operations, fields and codes are added; one is removed only after it was marked `deprecated` with the date in `x-sunset`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/api/v1' }],
  })
  return complete(document)
}

interface MediaType {
  schema?: JsonSchema
  example?: unknown
  examples?: unknown
  [extension: string]: unknown
}

interface DocumentedResponse {
  'x-codes'?: string[]
  headers?: object
  content?: Record<string, MediaType>
}

interface DocumentedOperation {
  tags?: string[]
  parameters?: { in: string; name: string; schema?: JsonSchema; example?: unknown; description?: string }[]
  requestBody?: { content: Record<string, MediaType> }
  responses: Record<string, DocumentedResponse | { $ref: string }>
}

/** Adds what follows from all of it: examples, tags, and what every answer refers to. */
function complete(document: Document): Document {
  const schemas = (document.components?.schemas ?? {}) as Record<string, JsonSchema>
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = tidy(schema)
  const tags = new Set<string>()
  const problems: Record<string, DocumentedResponse> = {}
  for (const item of Object.values(document.paths ?? {})) {
    const ofPath = Object.values(item as Record<string, DocumentedOperation>)
    const hasVersion = ofPath.some(({ parameters }) => parameters?.some(({ name }) => name === 'If-Match'))
    for (const operation of ofPath) {
      if (hasVersion) tellVersion(operation)
      for (const tag of operation.tags ?? []) tags.add(tag)
      completeOperation(operation, schemas)
      shareProblems(operation, problems)
    }
  }
  document.tags = Object.entries(tagDescriptions)
    .filter(([name]) => tags.has(name))
    .map(([name, description]) => ({ name, description }))
  document.components = {
    ...document.components,
    responses: problems as unknown as NonNullable<NonNullable<Document['components']>['responses']>,
    headers: headers as unknown as NonNullable<NonNullable<Document['components']>['headers']>,
    examples: Object.fromEntries(
      (Object.keys(errorCodes) as ErrorCode[]).map((code) => [
        code,
        { summary: errorCodes[code].title, value: problemExample(code) },
      ]),
    ),
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'lakehouse.session_token', description: sessionDescription },
      token: { type: 'http', scheme: 'bearer', description: tokenDescription },
    },
  }
  return document
}

function problemExample(code: ErrorCode) {
  return toProblem(new AppError(code, problemExamples[code]), '3c0de4a8-92f1-4a55-b6a2-0a1f2f7f5d10')
}

/** What takes an `If-Match` tells with what it may be read what to send. */
function tellVersion(operation: DocumentedOperation): void {
  for (const response of Object.values(operation.responses)) {
    if ('content' in response && !response['x-codes'])
      Object.assign(response.headers ?? {}, { ETag: headerRef('ETag') })
  }
}

/** Many operations fail in the same ways: each way is described once. */
function shareProblems(operation: DocumentedOperation, problems: Record<string, DocumentedResponse>): void {
  for (const [status, response] of Object.entries(operation.responses)) {
    if ('$ref' in response || !response['x-codes']) continue
    const name = response['x-codes'].toSorted().join('-or-')
    problems[name] ??= response
    operation.responses[status] = { $ref: `#/components/responses/${name}` }
  }
}

function completeOperation(operation: DocumentedOperation, components: Components): void {
  for (const parameter of operation.parameters ?? []) {
    if (!parameter.schema) continue
    const { description, ...schema } = tidy(parameter.schema)
    const example = exampleOf(schema, components)
    parameter.schema = schema
    if (description !== undefined) parameter.description = description
    if (example !== undefined) parameter.example = example
  }
  const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
    Object.entries((part && 'content' in part && part.content) || {}),
  )
  for (const [contentType, media] of contents) completeMedia(contentType, media, components)
}

function completeMedia(contentType: string, media: MediaType, components: Components): void {
  if (!media.schema) return
  const schema = tidy(media.schema)
  media.schema = schema
  if (contentType === 'text/event-stream') {
    const byName = schema.properties ?? {}
    const data = byName.message && exampleOf(byName.message, components)
    media.schema = { oneOf: Object.entries(byName).map(([name, content]) => eventSchema(name, content)) }
    if (data !== undefined) media.example = eventExample(data)
    return
  }
  if (media.example !== undefined || media.examples !== undefined) return
  const example = exampleOf(schema, components)
  if (example !== undefined) media.example = example
}

/** Each event of a stream, as it is read: without a name it is a `message`. */
function eventSchema(name: string, contentSchema: JsonSchema): JsonSchema {
  return {
    title: name,
    type: 'object',
    properties: {
      event: { const: name },
      ...(name === 'message' ? { id: { type: 'string' } } : {}),
      data: { type: 'string', contentMediaType: 'application/json', contentSchema },
    },
    required: name === 'message' ? ['data'] : ['event', 'data'],
  }
}

function eventExample(data: unknown): string {
  const at = typeof data === 'object' && data !== null && 'at' in data ? data.at : undefined
  const id = typeof at === 'string' ? `id: ${at}\n` : ''
  return `: open\nretry: 2000\n\n${id}data: ${JSON.stringify(data)}\n\n: heartbeat\n\n`
}

/** Says the same more plainly: examples as JSON Schema names them, a description beside a reference rather than around it. */
function tidy(schema: JsonSchema): JsonSchema {
  const [first, second, ...others] = schema.allOf ?? []
  if (first?.$ref !== undefined && others.length === 0 && second && isAnnotation(second)) {
    return tidy({ ...omit(schema, 'allOf'), ...second, $ref: first.$ref })
  }
  const { example, ...rest } = schema
  const tidied: JsonSchema = rest
  if (example !== undefined) tidied.examples = [example]
  if (tidied.pattern !== undefined) tidied.pattern = portable(tidied.pattern)
  // zod takes less than what these formats allow: UTC only, and email addresses as they are in life.
  if (tidied.format === 'date-time')
    tidied.pattern = '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?Z$'
  if (tidied.format === 'email') tidied.pattern = z.regexes.email.source
  if (tidied.properties) tidied.properties = mapValues(tidied.properties, tidy)
  if (tidied.items) tidied.items = tidy(tidied.items)
  if (typeof tidied.additionalProperties === 'object') tidied.additionalProperties = tidy(tidied.additionalProperties)
  for (const keyword of ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const) {
    const list = tidied[keyword]
    if (list) tidied[keyword] = list.map(tidy)
  }
  return tidied
}

/**
 * A pattern as every reader of JSON Schema takes it: without the flags, which are left at its end, and without the classes of Unicode,
 * which not all know. Control characters are the only such class that we use.
 */
function portable(pattern: string): string {
  return pattern.replace(/\$\/[a-z]+$/, '$').replaceAll('\\p{Cc}', '\\u0000-\\u001f\\u007f-\\u009f')
}

const annotations = new Set(['description', 'example', 'examples', 'default', 'title', 'deprecated'])

function isAnnotation(schema: JsonSchema): boolean {
  return Object.keys(schema).every((keyword) => annotations.has(keyword))
}

function omit(schema: JsonSchema, keyword: string): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword))
}

function mapValues<Value>(record: Record<string, Value>, map: (value: Value) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
