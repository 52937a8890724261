import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '@/lib/server/http'
import { api, operations } from '.'

interface Media {
  schema: JsonSchema
  example?: unknown
  examples?: Record<string, unknown>
}

interface Documented {
  summary: string
  tags: string[]
  'x-scope': string
  security: Record<string, string[]>[]
  parameters?: { in: string; name: string; description?: string; schema: JsonSchema; example?: unknown }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { $ref?: string; description: string; headers: object; content?: Record<string, Media> }>
}

interface ApiDocument {
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Documented>>
  components: {
    schemas: Record<string, JsonSchema>
    responses: Record<string, { 'x-codes': string[]; headers: object; content: Record<string, Media> }>
    examples: Record<string, { value: { code: string; status: number } }>
  }
}

const document = (await (await api.request('/api/v1/openapi.json')).json()) as ApiDocument
const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
)
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)

/** Why a value is not what a schema of the document describes; empty where it is. */
function flaws(schema: JsonSchema, value: unknown): unknown[] {
  const validate = ajv.compile({ ...schema, components: document.components })
  return validate(value) ? [] : (validate.errors ?? [])
}

const isBinary = ({ schema }: Media) => schema.format === 'binary'

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>)
    expect(result).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('is sent once to who asks again', async () => {
    const etag = (await api.request('/api/v1/openapi.json')).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
      const again = await api.request('/api/v1/openapi.json', { headers: { 'if-none-match': known } })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    }
    const other = await api.request('/api/v1/openapi.json', { headers: { 'if-none-match': '"another"' } })
    expect(other.status).toBe(200)
  })

  it('holds every operation, and nothing else', () => {
    const defined = operations.map(({ method, path }) => `${method.toUpperCase()} ${path.replace('{+', '{')}`)
    expect(documented.map(({ name }) => name).toSorted()).toEqual(defined.toSorted())
  })

  it('says what each tag is for', () => {
    const described = new Set(document.tags.map(({ name }) => name))
    expect(documented.flatMap(({ operation }) => operation.tags).filter((tag) => !described.has(tag))).toEqual([])
  })

  describe.each(documented)('of $name', ({ operation }) => {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
      Object.entries(part?.content ?? {}),
    )

    it('tells its scope, and lets a token in only where one may', () => {
      expect(operation['x-scope']).toMatch(/^(public|self|read|operate|admin)$/)
      const asked = operation.security.flatMap((requirement) => Object.keys(requirement))
      const expected = { public: [], self: ['session'] }[operation['x-scope']] ?? ['session', 'token']
      expect(asked).toEqual(expected)
    })

    it('describes each parameter, with an example that it takes', () => {
      for (const { name, description, schema, example } of operation.parameters ?? []) {
        expect.soft(description, `the description of ${name}`).toBeTruthy()
        expect.soft(example, `an example of ${name}`).toBeDefined()
        expect.soft(flaws(schema, example), `the example of ${name}`).toEqual([])
      }
    })

    it('describes each field of its body', () => {
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
        const name = schema.$ref?.split('/').at(-1)
        const { properties = {} } = (name === undefined ? schema : document.components.schemas[name]) ?? {}
        const undescribed = Object.entries(properties).filter(([, property]) => !property.description)
        expect(undescribed.map(([field]) => field)).toEqual([])
      }
    })

    it('shows each body and answer by an example that is valid', () => {
      for (const [type, media] of contents.filter(([, each]) => !isBinary(each))) {
        expect.soft(media.example, `an example of ${type}`).toBeDefined()
        if (type !== 'text/event-stream') {
          expect.soft(flaws(media.schema, media.example), `the example of ${type}`).toEqual([])
          continue
        }
        const [, data] = /^data: (.*)$/m.exec(String(media.example)) ?? []
        const content = media.schema.oneOf?.[0]?.properties?.data?.contentSchema as JsonSchema
        expect.soft(flaws(content, JSON.parse(data ?? 'null')), 'the example of an event').toEqual([])
      }
    })

    it('names the limit and the request in the headers of whatever it answers', () => {
      for (const { $ref, ...answer } of Object.values(operation.responses)) {
        const shared = $ref && document.components.responses[$ref.split('/').at(-1) ?? '']
        expect(Object.keys((shared || answer).headers)).toEqual(
          expect.arrayContaining(['X-Request-Id', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']),
        )
      }
    })
  })

  it('shows each way to fail by a problem that is valid', () => {
    for (const { 'x-codes': codes, content } of Object.values(document.components.responses)) {
      const media = content['application/problem+json']
      expect(Object.keys(media?.examples ?? {})).toEqual(codes)
      for (const code of codes) {
        const value = document.components.examples[code]?.value
        expect(value?.code).toBe(code)
        expect(flaws(media?.schema ?? {}, value)).toEqual([])
      }
    }
  })
})
