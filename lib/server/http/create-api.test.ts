import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { createApi } from './create-api'
import { defineOperation, empty, events, json, redirect } from './define-operation'
import { resetRateLimit } from './rate-limit'
import { sseResponse } from './sse-response'

const audit = {
  recordIntent: vi.fn(async () => 'audit-id'),
  recordDone: vi.fn(async () => {}),
  recordOutcome: vi.fn(async () => {}),
  recordRefusal: vi.fn(async () => {}),
}
const handled = vi.fn()

const echo = defineOperation({
  method: 'post',
  path: '/things/{id}',
  summary: 'Change a thing',
  tag: 'Things',
  scope: 'operate',
  audit: { action: 'thing.change', target: ({ params }) => params.id },
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({ times: z.coerce.number().int().max(5).default(1) }),
    body: z.object({ name: z.string(), nested: z.strictObject({ size: z.number() }).optional() }),
  },
  response: json(z.object({ id: z.string(), times: z.number() }), 'The thing.'),
  errors: ['conflict'],
  handler: ({ params, query, body }) => {
    handled(body)
    if (body.name === 'taken') throw new AppError('conflict', { detail: 'Taken.' })
    if (body.name === 'broken') throw new Error('secret words of a library')
    return { id: params.id, times: query.times, hidden: 'not in the contract' }
  },
})

const remove = defineOperation({
  method: 'delete',
  path: '/things/{id}',
  summary: 'Remove a thing',
  tag: 'Things',
  scope: 'admin',
  audit: { action: 'thing.remove', target: ({ params }) => params.id },
  request: { params: z.object({ id: z.string() }) },
  response: empty('Gone.'),
  errors: [],
  handler: () => {},
})

const stopped = vi.fn()
const follow = defineOperation({
  method: 'get',
  path: '/things/events',
  summary: 'Follow things',
  tag: 'Things',
  scope: 'read',
  response: events(z.number(), 'A number.'),
  errors: [],
  handler: (context) => sseResponse({ ...context, start: () => stopped }),
})

const comeBack = defineOperation({
  method: 'get',
  path: '/things/return',
  summary: 'Come back with a thing',
  tag: 'Things',
  scope: 'public',
  audit: { action: 'thing.return', target: () => 'a thing' },
  request: { query: z.looseObject({ state: z.string().optional() }) },
  response: redirect('To the thing.', (error) => `/things?fault=${error.code}`),
  errors: [],
  handler: ({ query, responseHeaders, changed }) => {
    responseHeaders.append('set-cookie', 'thing=1')
    if (query.state !== 'mine') throw new AppError('forbidden')
    changed({ after: { state: query.state } })
    return '/things/mine'
  },
})

const app = createApi([echo, remove, follow, comeBack], audit)

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(`/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.CONSOLE_CLI_TOKEN}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('an operation', () => {
  beforeEach(() => {
    vi.clearAllMocks()
  })

  it('answers what its contract names, and nothing else', async () => {
    const response = await post('/things/a?times=3', { name: 'new' })
    expect(await response.json()).toEqual({ id: 'a', times: 3 })
    expect(response.headers.get('x-request-id')).toBeTruthy()
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['an unknown field', '/things/a', { name: 'x', colour: 'red' }, 'colour'],
    ['an unknown nested field', '/things/a', { name: 'x', nested: { size: 1, depth: 2 } }, 'nested.depth'],
    ['a wrong type', '/things/a', { name: 1 }, 'name'],
    ['an unknown parameter', '/things/a?colour=red', { name: 'x' }, 'colour'],
    ['a parameter out of range', '/things/a?times=9', { name: 'x' }, 'times'],
    ['a parameter twice', '/things/a?times=1&times=2', { name: 'x' }, 'times'],
    ['no JSON', '/things/a', '{', 'body'],
  ])('refuses %s, naming the field', async (_, path, body, field) => {
    const response = await post(path, body)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ code: 'invalid_request', field, requestId: expect.any(String) })
    expect(handled).not.toHaveBeenCalled()
  })

  it('refuses a body that is too large', async () => {
    expect((await post('/things/a', { name: 'x'.repeat(1_100_000) })).status).toBe(413)
  })

  it('refuses another content type, which a form of another site could send', async () => {
    expect((await post('/things/a', '{"name":"x"}', { 'content-type': 'text/plain' })).status).toBe(400)
  })

  it('is not reached without a session or token', async () => {
    const response = await app.request('/api/v1/things/a', { method: 'DELETE' })
    expect(response.status).toBe(401)
    expect(audit.recordIntent).not.toHaveBeenCalled()
  })

  it('keeps the words of an unknown error to itself', async () => {
    const text = await (await post('/things/a', { name: 'broken' })).text()
    expect(text).toContain('"code":"internal"')
    expect(text).not.toContain('secret words')
  })

  it('writes its intent before it acts, and its outcome after', async () => {
    await post('/things/a', { name: 'new' })
    expect(audit.recordIntent).toHaveBeenCalledWith(
      expect.objectContaining({ action: 'thing.change', target: 'a', actor: 'cli' }),
    )
    expect(audit.recordIntent.mock.invocationCallOrder[0]).toBeLessThan(handled.mock.invocationCallOrder[0] ?? 0)
    expect(audit.recordOutcome).toHaveBeenCalledWith('audit-id', { errorCode: null, before: null, after: null })
  })

  it('writes down how it failed', async () => {
    await post('/things/a', { name: 'taken' })
    expect(audit.recordOutcome).toHaveBeenCalledWith('audit-id', { errorCode: 'conflict', before: null, after: null })
    await post('/things/a', { name: 'broken' })
    expect(audit.recordOutcome).toHaveBeenCalledWith('audit-id', { errorCode: 'internal', before: null, after: null })
  })

  it('is not carried out when it cannot be written down', async () => {
    audit.recordIntent.mockRejectedValueOnce(new Error('gone'))
    expect((await post('/things/a', { name: 'new' })).status).toBe(503)
    expect(handled).not.toHaveBeenCalled()
  })

  it('lets the source of a stream go when only its headers were asked for', async () => {
    const headers = { authorization: `Bearer ${process.env.CONSOLE_CLI_TOKEN}` }
    const response = await app.request('/api/v1/things/events', { method: 'HEAD', headers })
    expect(response.status).toBe(200)
    expect(stopped).toHaveBeenCalledTimes(1)
  })

  it('sends a browser on, also where it comes from another site, and writes that down', async () => {
    const response = await app.request('/api/v1/things/return?state=mine&session_state=theirs', {
      headers: { origin: 'https://elsewhere.example' },
    })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/things/mine'])
    expect(response.headers.getSetCookie()).toEqual(['thing=1'])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(audit.recordIntent).toHaveBeenCalledWith(
      expect.objectContaining({ action: 'thing.return', target: 'a thing' }),
    )
    expect(audit.recordOutcome).toHaveBeenCalledWith('audit-id', {
      errorCode: null,
      before: null,
      after: { state: 'mine' },
    })
  })

  it('sends a browser to where a failure is told, and writes that down too', async () => {
    const response = await app.request('/api/v1/things/return?state=theirs')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/things?fault=forbidden'])
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.text()).toBe('')
    expect(audit.recordOutcome).toHaveBeenCalledWith('audit-id', expect.objectContaining({ errorCode: 'forbidden' }))
  })

  it('says 404 for a path that is not there', async () => {
    const response = await app.request('/api/v1/nowhere')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })
})

describe('a deprecated operation', () => {
  const old = defineOperation({
    method: 'get',
    path: '/old',
    summary: 'Read what was',
    tag: 'Things',
    scope: 'read',
    deprecated: { since: '2026-11-01', sunset: '2027-05-01' },
    response: json(z.object({}), 'It.'),
    errors: [],
    handler: () => ({}),
  })

  it('says in each answer and in the document since when, and until when it stays', async () => {
    const api = createApi([old], audit)
    const token = { authorization: `Bearer ${process.env.CONSOLE_CLI_TOKEN}` }
    for (const headers of [token, {}]) {
      const response = await api.request('/api/v1/old', { headers })
      expect(response.headers.get('deprecation')).toBe('@1793491200')
      expect(response.headers.get('sunset')).toBe('Sat, 01 May 2027 00:00:00 GMT')
    }
    const document = (await (await api.request('/api/v1/openapi.json')).json()) as {
      paths: Record<string, Record<string, object>>
    }
    expect(document.paths['/old']?.get).toMatchObject({ deprecated: true, 'x-sunset': '2027-05-01' })
  })
})

describe('the OpenAPI document', () => {
  it('has every operation with its contract and its errors', async () => {
    const document = (await (await app.request('/api/v1/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { responses: Record<string, unknown>; security: unknown[] }>>
    }
    expect(document.openapi).toBe('3.1.0')
    const operation = document.paths['/things/{id}']?.post
    expect(Object.keys(operation?.responses ?? {})).toEqual([
      ...['200', '400', '401', '403', '404', '409', '413', '422', '429', '500', '503'],
    ])
    expect(operation?.security).toEqual([{ session: ['operate'] }, { token: ['operate'] }])
  })
})

describe('defineOperation', () => {
  it('does not compile without a scope, or for a change without an audit entry', () => {
    const complete = {
      path: '/x',
      summary: 'X',
      tag: 'X',
      response: empty('Done.'),
      errors: [],
      handler: () => {},
    } as const
    // @ts-expect-error: no scope
    defineOperation({ ...complete, method: 'get' })
    // @ts-expect-error: a change that is not audited
    defineOperation({ ...complete, method: 'post', scope: 'operate' })
    defineOperation({ ...complete, method: 'get', scope: 'read' })
  })
})

describe('the frame', () => {
  beforeEach(() => {
    vi.clearAllMocks()
    resetRateLimit()
  })

  afterEach(() => {
    vi.unstubAllEnvs()
    resetRateLimit()
  })

  it('says how many requests are left, and refuses those beyond', async () => {
    vi.stubEnv('CONSOLE_RATE_LIMIT_PER_MINUTE', '2')
    const first = await post('/things/a', { name: 'new' })
    expect(first.headers.get('ratelimit-limit')).toBe('2')
    expect(first.headers.get('ratelimit-remaining')).toBe('1')
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0)
    await post('/things/a', { name: 'new' })
    const third = await post('/things/a', { name: 'new' })
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(third.headers.get('ratelimit-remaining')).toBe('0')
    expect(await third.json()).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) })
    expect(handled).toHaveBeenCalledTimes(2)
  })

  it('counts who is not let in by address, and lets that cost nobody else', async () => {
    vi.stubEnv('CONSOLE_RATE_LIMIT_PER_MINUTE', '2')
    const guess = (address: string) =>
      post('/things/a', {}, { authorization: 'Bearer lh-guess', 'x-forwarded-for': address })
    for (let index = 0; index < 2; index++) expect((await guess('10.0.0.1')).status).toBe(401)
    expect((await guess('10.0.0.1')).status).toBe(429)
    expect((await guess('10.0.0.2')).status).toBe(401)
    expect((await post('/things/a', { name: 'new' }, { 'x-forwarded-for': '10.0.0.1' })).status).toBe(200)
  })

  it('limits 600 a minute where nothing else is set', async () => {
    expect((await post('/things/a', { name: 'new' })).headers.get('ratelimit-limit')).toBe('600')
  })

  it.each([
    ['arrays', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['objects', `{"name":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
    ['arrays that never end', '['.repeat(500_000)],
  ])('refuses %s nested too deeply', async (_, body) => {
    const response = await post('/things/a', body)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', field: 'body' })
  })

  it('takes brackets in a text for what they are', async () => {
    expect((await post('/things/a', { name: '[{"'.repeat(1_000) })).status).toBe(200)
  })

  it('refuses the character that PostgreSQL cannot keep, wherever it is', async () => {
    expect(await (await post('/things/a', { name: 'a\0b' })).json()).toMatchObject({
      code: 'invalid_request',
      field: 'name',
    })
    expect(await (await post('/things/a%00', { name: 'a' })).json()).toMatchObject({
      code: 'invalid_request',
      field: 'id',
    })
  })

  it('says what may be done at an address instead', async () => {
    const response = await app.request('/api/v1/things/a', { method: 'PUT' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, DELETE')
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
    expect((await app.request('/api/v1/openapi.json', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await app.request('/api/v1/nothing', { method: 'PUT' })).status).toBe(404)
  })

  it('writes down what it refuses before it is tried', async () => {
    await post('/things/a', { name: 'new' }, { authorization: 'Bearer nobody', 'x-forwarded-for': '10.0.0.9' })
    expect(audit.recordRefusal).toHaveBeenCalledWith(
      expect.objectContaining({
        actorKind: 'anonymous',
        action: 'thing.change',
        target: '/things/a',
        address: '10.0.0.9',
      }),
      'unauthenticated',
    )
    expect(audit.recordIntent).not.toHaveBeenCalled()
  })
})
