import { randomUUID } from 'node:crypto'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Invited, invite, remove } from './people'
import { setting } from './settings'

const base = setting('CONSOLE_URL')
const timeoutMs = 20_000

interface Call {
  method: string
  path: string
  isPublic: boolean
}

/** Every operation, as the console itself describes them. */
async function readCalls(): Promise<Call[]> {
  const document = (await (await fetch(`${base}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { security?: unknown[] }>>
  }
  return Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path: `/api/v1${route.replace(/\{\+?\w+\}/g, 'sales')}`,
      isPublic: (security ?? []).length === 0,
    })),
  )
}

const send = (method: string, where: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${where}`, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { ...(['GET', 'HEAD'].includes(method) ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(['GET', 'HEAD'].includes(method) ? {} : { body: '{}' }),
  })

/** Whoever carries these is not signed in. */
const strangers: readonly [string, Record<string, string>][] = [
  ['nothing', {}],
  ['a wrong token', { authorization: 'Bearer 0123456789abcdef0123456789abcdef' }],
  ['an empty token', { authorization: 'Bearer ' }],
  ['another scheme', { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` }],
  ['the right token of another scheme', { authorization: `Token ${setting('CONSOLE_TOKEN')}` }],
  ['the beginning of the right token', { authorization: `Bearer ${setting('CONSOLE_TOKEN').slice(0, -1)}` }],
  ['the right token and more', { authorization: `Bearer ${setting('CONSOLE_TOKEN')}0` }],
  ['the right token as a cookie', { cookie: `lakehouse.session_token=${setting('CONSOLE_TOKEN')}` }],
  ['an unsigned session', { cookie: 'lakehouse.session_token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
  [
    'a session signed by nobody',
    { cookie: 'lakehouse.session_token=aaaa.YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE%3D' },
  ],
  ['a forged session cache', { cookie: 'lakehouse.session_data=eyJzZXNzaW9uIjp7InVzZXJJZCI6IjEifX0%3D' }],
  ['a name for a proxy to have checked', { 'x-forwarded-user': setting('ADMIN_EMAIL'), 'x-remote-user': 'admin' }],
  ['a mark of an inner request', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
]

describe('without a session', () => {
  let calls: Call[] = []
  beforeAll(async () => {
    calls = await readCalls()
  })

  test('only signing in, with all of its steps, and answering an invitation are open', () => {
    expect(calls.length).toBeGreaterThan(20)
    const open = calls.filter(({ isPublic }) => isPublic).map(({ method, path: where }) => `${method} ${where}`)
    expect(open.sort()).toEqual([
      'GET /api/v1/session/oidc',
      'GET /api/v1/session/oidc/callback',
      'POST /api/v1/invitations/acceptance',
      'POST /api/v1/invitations/offer',
      'POST /api/v1/session',
      'POST /api/v1/session/second-factor',
    ])
  })

  test.each(strangers)('every operation answers 401 to %s', async (_, headers) => {
    for (const { method, path: where } of calls.filter(({ isPublic }) => !isPublic)) {
      const response = await send(method, where, headers)
      expect(response.status, `${method} ${where}`).toBe(401)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json(), `${method} ${where}`).toMatchObject({ code: 'unauthenticated' })
    }
  })

  test('verbs and paths that no operation has are not there', async () => {
    const known = new Set(calls.map(({ method, path: where }) => `${method} ${where}`))
    for (const where of new Set(calls.map((call) => call.path))) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (known.has(`${method} ${where}`)) continue
        expect([401, 404, 405], `${method} ${where}`).toContain((await send(method, where)).status)
      }
    }
    for (const where of [
      '/api/v1',
      '/api/v1/',
      '/api/v2/services',
      '/api/auth/session',
      '/api/auth/sign-up/email',
      '/api/v1//services',
      '/api/v1/services/',
      '/api/V1/services',
      '/api/v1/%73ervices',
      '/api/v1/../v1/services',
      '/api/v1/openapi.json/../services',
    ]) {
      expect([308, 401, 404], where).toContain((await send('GET', where)).status)
    }
    expect([401, 404, 405]).toContain((await send('POST', '/api/auth/sign-up/email')).status)
  })

  test('what is open tells no secret', async () => {
    for (const where of ['/api/health', '/api/ready', '/api/v1/openapi.json', '/sign-in']) {
      const response = await send('GET', where)
      expect(response.status, where).toBe(200)
      const text = await response.text()
      for (const secret of ['CONSOLE_TOKEN', 'ADMIN_PASSWORD', 'S3_SECRET_KEY'])
        expect(text).not.toContain(setting(secret))
    }
  })

  const root = path.join(import.meta.dirname, '../../app')
  const pages = async () =>
    (await Array.fromAsync(glob('**/page.tsx', { cwd: root })))
      .map((file) => `/${path.dirname(file)}`)
      .map((route) => route.replaceAll(/\/\([^)]+\)/g, '').replaceAll(/\[+(?:\.\.\.)?\w+\]+/g, 'sales'))
      .map((route) => (route === '' || route === '/.' ? '/' : route))

  test.each(strangers)('every page sends %s to sign in', async (_, headers) => {
    const routes = (await pages()).filter((route) => !['/sign-in', '/invitation'].includes(route))
    expect(routes.length).toBeGreaterThan(8)
    for (const route of routes) {
      for (const extra of [{}, { rsc: '1' }] as Record<string, string>[]) {
        const read = (where: string) => send('GET', where, { ...headers, ...extra })
        let response = await read(route)
        // A request for a page's data is first sent to its address for caches.
        const own = response.headers.get('location')
        if (own?.startsWith(`${route}?_rsc`)) response = await read(own)
        // The data of a page tells the browser's router where to go instead, and holds nothing else.
        const text = await response.text()
        const redirect = response.headers.get('location') ?? /NEXT_REDIRECT;[a-z]+;([^;"]+);/.exec(text)?.[1]
        expect(redirect, `${route} answered ${response.status}`).toBeDefined()
        expect(text).not.toContain('Anna Keller')
        const target = new URL(redirect ?? '', base)
        expect(target.pathname, route).toBe('/sign-in')
        if (route !== '/' && route !== '/change-password') expect(target.searchParams.get('next')).toContain(route)
      }
    }
  })
})

describe('guessing', () => {
  let person: Invited
  beforeAll(async () => {
    person = await invite('viewer')
  })
  afterAll(() => remove(person))

  let forged = 0
  /** Each guess claims to come from somewhere else, which nobody has to believe. */
  const signIn = (email: string, password: string) => {
    forged += 1
    return fetch(`${base}/api/v1/session`, {
      method: 'POST',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        origin: base.replace('127.0.0.1', 'localhost'),
        'x-forwarded-for': `198.51.100.${forged}`,
      },
      body: JSON.stringify({ email, password }),
    })
  }

  test.each([
    ['a person’s password', () => person.email],
    ['that of an account that does not exist', () => `nobody-${randomUUID()}@lakehouse.local`],
  ])('%s ten times is slowed down, and says for how long', async (_, choose) => {
    const email = choose()
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const response = await signIn(email, `wrong-${attempt}`)
      expect(response.status, `attempt ${attempt}`).toBe(401)
      expect(await response.json()).toMatchObject({ code: 'wrong_credentials' })
    }
    const slowed = await signIn(email, 'wrong-11')
    expect(slowed.status).toBe(429)
    const problem = (await slowed.json()) as { code: string; retryAfterMs: number; detail: string }
    expect(problem.code).toBe('rate_limited')
    expect(problem.retryAfterMs).toBeGreaterThan(0)
    expect(problem.detail).toMatch(/Try again in \d+ s/)
    expect(Number(slowed.headers.get('retry-after'))).toBe(Math.ceil(problem.retryAfterMs / 1_000))
  })

  test('side by side is no faster than one by one', async () => {
    const email = `crowd-${randomUUID()}@lakehouse.local`
    const statuses = await Promise.all(
      Array.from({ length: 30 }, (_, at) => signIn(email, `wrong-${at}`).then(({ status }) => status)),
    )
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20)
  })

  test('the right password too waits its turn, then opens', async () => {
    const refused = await signIn(person.email, person.password)
    // Slower machines may have waited already.
    if (refused.status === 429) {
      const { retryAfterMs } = (await refused.json()) as { retryAfterMs: number }
      expect(retryAfterMs).toBeLessThanOrEqual(15 * 60_000)
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs + 500))
    }
    const opened = await signIn(person.email, person.password)
    expect(opened.status).toBe(200)
    const cookie = opened.headers.getSetCookie()
    expect(cookie.join()).toMatch(/HttpOnly/i)
    expect(cookie.join()).toMatch(/SameSite=Lax/i)
    expect(await opened.text()).not.toContain(person.password)
  })

  test('a page of another site cannot sign anyone in', async () => {
    for (const origin of ['https://evil.example', 'null', `${base}.evil.example`, '']) {
      const response = await fetch(`${base}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(origin ? { origin } : {}) },
        body: JSON.stringify({ email: setting('ADMIN_EMAIL'), password: setting('ADMIN_PASSWORD') }),
      })
      expect(response.status, origin).toBe(403)
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })
})
