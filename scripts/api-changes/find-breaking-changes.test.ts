import { describe, expect, it } from 'vitest'
import type { ApiDocument, DocumentedOperation, JsonSchema } from './document'
import { findBreakingChanges, findBreakingProblems } from './find-breaking-changes'

const now = new Date('2026-11-24T00:00:00Z')
const past = { deprecated: true, 'x-sunset': '2026-11-01' }
const future = { deprecated: true, 'x-sunset': '2027-11-01' }

function documentOf(operation: DocumentedOperation | undefined, schemas: Record<string, JsonSchema> = {}): ApiDocument {
  return { paths: operation ? { '/things': { get: operation } } : {}, components: { schemas } }
}

const answers = (schema: JsonSchema): DocumentedOperation => ({
  'x-scope': 'read',
  responses: { 200: { content: { 'application/json': { schema } } } },
})

const takes = (schema: JsonSchema): DocumentedOperation => ({
  'x-scope': 'read',
  requestBody: { required: true, content: { 'application/json': { schema } } },
  responses: { 204: {} },
})

const compare = (before: DocumentedOperation | undefined, after: DocumentedOperation | undefined) =>
  findBreakingChanges(documentOf(before), documentOf(after), now)

const thing = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const text: JsonSchema = { type: 'string' }

describe('an operation', () => {
  it('may not go, unless its time is over', () => {
    expect(compare(answers(text), undefined)).toEqual(['GET /things: the operation is gone.'])
    expect(compare({ ...answers(text), ...future }, undefined)).toHaveLength(1)
    expect(compare({ ...answers(text), ...past }, undefined)).toEqual([])
  })

  it('may come', () => {
    expect(compare(undefined, answers(text))).toEqual([])
  })

  it.each([
    [
      'read',
      'operate',
      ['GET /things: its scope was “read” and is “operate”, which shuts out viewer, a token to read.'],
    ],
    ['operate', 'read', []],
    ['public', 'read', [expect.stringContaining('shuts out anyone')]],
    ['read', 'self', [expect.stringContaining('a token to read')]],
    ['self', 'read', []],
  ])('with the scope %s may have %s', (was, is, expected) => {
    expect(compare({ ...answers(text), 'x-scope': was }, { ...answers(text), 'x-scope': is })).toEqual(expected)
  })

  it('keeps its parameters, and asks for no more', () => {
    const limit = { in: 'query', name: 'limit', schema: { type: 'integer', maximum: 100 } }
    const having = (...parameters: DocumentedOperation['parameters'] & {}) => ({ ...answers(text), parameters })
    expect(compare(having(limit), having())).toEqual(['GET /things: the query parameter limit is gone.'])
    expect(compare(having(), having(limit))).toEqual([])
    expect(compare(having(), having({ ...limit, required: true }))).toHaveLength(1)
    expect(compare(having(limit), having({ ...limit, required: true }))).toHaveLength(1)
    expect(compare(having(limit), having({ ...limit, schema: { type: 'integer', maximum: 50 } }))).toEqual([
      'GET /things: the query parameter limit has a tighter maximum: 100 before, 50 now.',
    ])
    expect(compare(having(limit), having({ ...limit, schema: { type: 'integer', maximum: 500 } }))).toEqual([])
  })

  it('answers with the same status, type and headers', () => {
    const csv: DocumentedOperation = { responses: { 200: { content: { 'text/csv': { schema: text } } } } }
    const json: DocumentedOperation = { responses: { 200: { content: { 'application/json': { schema: text } } } } }
    const later: DocumentedOperation = { responses: { 202: { content: { 'text/csv': { schema: text } } } } }
    expect(compare(csv, json)).toEqual(['GET /things: the answer 200 is text/csv no more.'])
    expect(compare(csv, later)).toEqual(['GET /things: it answers 200 no more.'])
    expect(compare({ responses: { 204: { headers: { ETag: {} } } } }, { responses: { 204: {} } })).toHaveLength(1)
  })
})

describe('an answer', () => {
  it.each<[string, JsonSchema, JsonSchema, number]>([
    ['loses a field', thing({ name: text, size: text }), thing({ name: text }), 1],
    ['gains a field', thing({ name: text }), thing({ name: text, size: text }), 0],
    ['loses a field whose time is over', thing({ name: text, size: { ...text, ...past } }), thing({ name: text }), 0],
    [
      'loses a field whose time is to come',
      thing({ name: text, size: { ...text, ...future } }),
      thing({ name: text }),
      1,
    ],
    ['may leave a field out', thing({ name: text }), thing({ name: text }, []), 1],
    ['always has a field', thing({ name: text }, []), thing({ name: text }), 0],
    ['changes a type', thing({ size: text }), thing({ size: { type: 'integer' } }), 1],
    ['may be null', thing({ size: text }), thing({ size: { type: ['string', 'null'] } }), 1],
    ['is null no more', thing({ size: { type: ['string', 'null'] } }), thing({ size: text }), 0],
    ['is a number rather than an integer', { type: 'integer' }, { type: 'number' }, 1],
    ['is an integer rather than a number', { type: 'number' }, { type: 'integer' }, 0],
    ['loses a value', { type: 'string', enum: ['a', 'b'] }, { type: 'string', enum: ['a'] }, 1],
    ['gains a value', { type: 'string', enum: ['a'] }, { type: 'string', enum: ['a', 'b'] }, 0],
    ['may be any value', { type: 'string', enum: ['a'] }, text, 1],
    ['changes inside a list', { type: 'array', items: thing({ name: text }) }, { type: 'array', items: thing({}) }, 1],
    ['changes its format', { type: 'string', format: 'date-time' }, text, 1],
    ['gains a form', { anyOf: [text, { type: 'null' }] }, { anyOf: [text, { type: 'null' }, { type: 'integer' }] }, 1],
    ['loses a form', { anyOf: [text, { type: 'null' }] }, text, 0],
    [
      'gains an event',
      { oneOf: [{ title: 'a', ...text }] },
      {
        oneOf: [
          { title: 'a', ...text },
          { title: 'b', ...text },
        ],
      },
      0,
    ],
    [
      'loses an event',
      {
        oneOf: [
          { title: 'a', ...text },
          { title: 'b', ...text },
        ],
      },
      { oneOf: [{ title: 'a', ...text }] },
      1,
    ],
    [
      'changes what an event holds',
      { type: 'string', contentSchema: thing({ a: text }) },
      { type: 'string', contentSchema: thing({}) },
      1,
    ],
  ])('%s', (_, before, after, count) => {
    expect(compare(answers(before), answers(after))).toHaveLength(count)
  })

  it('says where in it something is missing', () => {
    const before = answers(thing({ items: { type: 'array', items: thing({ owner: thing({ name: text }) }) } }))
    const after = answers(thing({ items: { type: 'array', items: thing({ owner: thing({}) }) } }))
    expect(compare(before, after)).toEqual(['GET /things: the answer 200 › items[].owner.name is gone.'])
  })

  it('is compared through its references, even where one holds itself', () => {
    const node = (name: JsonSchema) => ({
      Node: thing({ name, children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } }),
    })
    const operation = answers({ $ref: '#/components/schemas/Node' })
    const before = documentOf(operation, node(text))
    expect(findBreakingChanges(before, documentOf(operation, node({ type: 'integer' })), now)).toHaveLength(1)
    expect(findBreakingChanges(before, before, now)).toEqual([])
  })
})

describe('a body', () => {
  it.each<[string, JsonSchema, JsonSchema, number]>([
    ['takes a field no more', thing({ name: text, size: text }, ['name']), thing({ name: text }), 1],
    ['takes another field', thing({ name: text }), thing({ name: text, size: text }, ['name']), 0],
    ['asks for another field', thing({ name: text }), thing({ name: text, size: text }), 1],
    ['asks for a field that could be left out', thing({ name: text }, []), thing({ name: text }), 1],
    ['takes null no more', thing({ size: { type: ['string', 'null'] } }), thing({ size: text }), 1],
    ['takes null too', thing({ size: text }), thing({ size: { type: ['string', 'null'] } }), 0],
    ['takes a number rather than an integer', { type: 'integer' }, { type: 'number' }, 0],
    ['takes less of a text', { type: 'string', maxLength: 10 }, { type: 'string', maxLength: 5 }, 1],
    ['takes more of a text', { type: 'string', maxLength: 5 }, text, 0],
    ['has a limit that it had not', text, { type: 'string', minLength: 1 }, 1],
    ['has another pattern', { type: 'string', pattern: '^a$' }, { type: 'string', pattern: '^b$' }, 1],
    ['has no pattern any more', { type: 'string', pattern: '^a$' }, text, 0],
    ['takes one value less', { type: 'string', enum: ['a', 'b'] }, { type: 'string', enum: ['a'] }, 1],
    ['takes only some values', text, { type: 'string', enum: ['a'] }, 1],
    ['takes one form less', { anyOf: [text, { type: 'array', items: text }] }, text, 1],
    ['takes one form more', text, { anyOf: [text, { type: 'array', items: text }] }, 0],
    ['takes no other fields', { type: 'object', properties: {} }, thing({}), 1],
  ])('%s', (_, before, after, count) => {
    expect(compare(takes(before), takes(after))).toHaveLength(count)
  })

  it('may not be asked for where there was none', () => {
    const without: DocumentedOperation = { 'x-scope': 'read', responses: { 204: {} } }
    expect(compare(without, takes(text))).toEqual(['GET /things: a body has become required.'])
    expect(compare(takes(text), without)).toEqual(['GET /things: it takes no body any more.'])
  })
})

it('keeps every code of a problem', () => {
  const problem = (codes: string[]) =>
    documentOf(undefined, { Problem: thing({ code: { type: 'string', enum: codes } }) })
  expect(findBreakingProblems(problem(['conflict', 'internal']), problem(['internal']), now)).toEqual([
    'Problem › code is "conflict" no more.',
  ])
  expect(findBreakingProblems(problem(['internal']), problem(['conflict', 'internal']), now)).toEqual([])
})
