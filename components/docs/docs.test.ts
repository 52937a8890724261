import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import openapi from '@/lib/api-client/openapi.json'
import { chapters, failuresOf, successOf } from './api-document'
import { schemaRows } from './schema-rows'
import { toCurl } from './to-curl'

const all = chapters.flatMap(({ operations }) => operations)
const named = all.map((operation) => ({ name: `${operation.method} ${operation.path}`, operation }))

describe('the API reference', () => {
  it('has a place for every operation of the document', () => {
    const ids = Object.values(openapi.paths).flatMap((methods) =>
      Object.values(methods as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    )
    expect(all.map(({ operationId }) => operationId).toSorted()).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(named)('says of $name what it answers and how it fails', ({ operation }) => {
    expect(successOf(operation)?.description).toBeTruthy()
    const isRedirect = successOf(operation)?.status === 302
    expect(failuresOf(operation).length > 0).toBe(!isRedirect)
    for (const { title } of failuresOf(operation)) expect(title).toMatch(/^[A-Z]/)
  })

  it.each(named)('shows a call of $name that a shell takes', ({ operation }) => {
    const curl = toCurl(operation)
    if (operation['x-scope'] === 'self') {
      expect(curl).toBeNull()
      return
    }
    const args = execFileSync('/bin/bash', ['-c', `curl() { printf '%s\\0' "$@"; }; uuidgen() { echo id; }; ${curl}`], {
      env: { NODE_ENV: 'test', LAKEHOUSE_URL: 'https://lakehouse.example.org', LAKEHOUSE_TOKEN: 'lh_token' },
      encoding: 'utf8',
    }).split('\0')
    const url = args.find((each) => each.startsWith('https://lakehouse.example.org/api/v1/'))
    expect(new URL(url ?? '').pathname).not.toMatch(/[{}]/)
    if (operation['x-scope'] !== 'public') expect(args).toContain('Authorization: Bearer lh_token')
    const body = args[args.indexOf('-d') + 1]
    if (args.includes('-d')) expect(JSON.parse(body ?? '')).toEqual(openapiExample(operation.requestBody))
  })
})

function openapiExample(body: (typeof all)[number]['requestBody']): unknown {
  return body?.content['application/json']?.example
}

describe('the rows of a schema', () => {
  it('are its fields, each below the one that holds it', () => {
    const rows = schemaRows({
      type: 'object',
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          items: { type: 'object', properties: { at: { type: ['string', 'null'], format: 'date-time' } } },
        },
        by: { anyOf: [{ type: 'object', properties: { name: { type: 'string', maxLength: 9 } } }, { type: 'null' }] },
      },
    })
    expect(rows.map(({ path, depth, type }) => [path, depth, type])).toEqual([
      ['items', 0, 'list of object'],
      ['items[].at', 1, 'instant or null'],
      ['by', 0, 'object or null'],
      ['by.name', 1, 'string'],
    ])
    expect(rows.map(({ isRequired }) => isRequired)).toEqual([true, false, false, false])
    expect(rows.at(-1)?.notes).toEqual(['At most 9 characters.'])
  })

  it('of a value with several forms are those of all, each once', () => {
    const form = (field: string, isDone: boolean) => ({
      type: 'object',
      required: ['done', field],
      properties: { done: { const: isDone }, [field]: { type: 'string' } },
    })
    expect(
      schemaRows({ oneOf: [form('by', true), form('until', false)] }).map(({ path, type, isRequired }) => [
        path,
        type,
        isRequired,
      ]),
    ).toEqual([
      ['done', 'true or false', true],
      ['by', 'string', false],
      ['until', 'string', false],
    ])
  })

  it.each(named)('are each there once in $name', ({ operation }) => {
    const { media } = successOf(operation) ?? {}
    for (const schema of media?.schema.oneOf?.map((each) => each.properties?.data?.contentSchema ?? each) ?? [
      media?.schema ?? {},
    ]) {
      const paths = schemaRows(schema).map(({ path }) => path)
      expect(paths).toEqual([...new Set(paths)])
    }
  })

  it('of a list are those of its items', () => {
    expect(
      schemaRows({ type: 'array', items: { $ref: '#/components/schemas/Service' } }).map(({ path }) => path),
    ).toContain('[].name')
  })
})
