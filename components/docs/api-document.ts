import openapi from '@/lib/api-client/openapi.json'

/** The parts of JSON Schema that our document uses. */
export interface DocumentedSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  title?: string
  description?: string
  properties?: Record<string, DocumentedSchema>
  required?: string[]
  additionalProperties?: boolean | DocumentedSchema
  items?: DocumentedSchema
  anyOf?: DocumentedSchema[]
  oneOf?: DocumentedSchema[]
  contentSchema?: DocumentedSchema
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

interface Media {
  schema: DocumentedSchema
  example?: unknown
}

export interface DocumentedParameter {
  in: 'path' | 'query' | 'header'
  name: string
  required: boolean
  description?: string
  schema: DocumentedSchema
  example?: unknown
}

interface DocumentedAnswer {
  $ref?: string
  description: string
  'x-codes'?: string[]
  headers?: Record<string, { $ref: string }>
  content?: Record<string, Media>
}

interface RawOperation {
  summary: string
  description?: string
  tags: string[]
  operationId: string
  deprecated?: boolean
  'x-sunset'?: string
  'x-scope': string
  'x-audit-action'?: string
  parameters?: DocumentedParameter[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, DocumentedAnswer>
}

export interface DocumentedOperation extends RawOperation {
  method: string
  path: string
}

interface ApiDocument {
  info: { description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, RawOperation>>
  components: {
    schemas: Record<string, DocumentedSchema>
    responses: Record<string, DocumentedAnswer>
    headers: Record<string, { description: string }>
    examples: Record<string, { summary: string; value: { status: number; code: string; title: string } }>
  }
}

// The same document as /api/v1/openapi.json: a test compares the two.
const document = openapi as unknown as ApiDocument

const operations: DocumentedOperation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
)

export interface Chapter {
  name: string
  slug: string
  description: string
  operations: DocumentedOperation[]
}

/** The operations by what they are about, in the document's order. */
export const chapters: Chapter[] = document.tags.map(({ name, description }) => ({
  name,
  slug: name.toLowerCase(),
  description,
  operations: operations.filter(({ tags }) => tags.includes(name)),
}))

/** Every way to fail, with an example. */
export const problems = Object.values(document.components.examples)
  .map(({ value }) => value)
  .toSorted((left, right) => left.status - right.status)

export interface Failure {
  status: number
  code: string
  title: string
}

/** How an operation may fail, by status. */
export function failuresOf({ responses }: DocumentedOperation): Failure[] {
  return Object.entries(responses).flatMap(([status, { $ref }]) => {
    const name = $ref?.split('/').at(-1)
    const codes = name === undefined ? [] : (document.components.responses[name]?.['x-codes'] ?? [])
    return codes.map((code) => ({
      status: Number(status),
      code,
      title: document.components.examples[code]?.summary ?? code,
    }))
  })
}

/** What an operation answers when it succeeds. */
export function successOf({ responses }: DocumentedOperation) {
  const [status, answer] = Object.entries(responses).find(([code]) => /^[23]/.test(code)) ?? []
  if (status === undefined || !answer) return null
  // What comes with every answer is told once, on the first page.
  const own = Object.entries(answer.headers ?? {}).filter(([name]) => !/^(X-Request-Id|RateLimit-)/.test(name))
  const headers = own.map(([name, { $ref }]) => ({
    name,
    description: document.components.headers[$ref.split('/').at(-1) ?? '']?.description ?? '',
  }))
  const [contentType, media] = Object.entries(answer.content ?? {})[0] ?? []
  const others = Object.keys(answer.content ?? {}).slice(1)
  return { status: Number(status), description: answer.description, headers, contentType, media, others }
}

/** The body that an operation takes. */
export function bodyOf({ requestBody }: DocumentedOperation) {
  const [contentType, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  return contentType === undefined || !media ? null : { contentType, ...media }
}

/** A schema with its reference followed, and the name that it had. */
export function resolveSchema(schema: DocumentedSchema): { schema: DocumentedSchema; name: string | null } {
  const name = schema.$ref?.split('/').at(-1)
  if (name === undefined) return { schema, name: null }
  const { $ref: _, ...beside } = schema
  return { schema: { ...document.components.schemas[name], ...beside }, name }
}
