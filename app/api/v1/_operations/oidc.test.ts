import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { authenticatorCode } from '@/lib/server/auth/testing'
import { forgetProvider } from '@/lib/server/clients/oidc'
import { startTestProvider, type TestProvider, testClient } from '@/lib/server/clients/oidc/testing'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, cookieOf, password, signInAs } from './testing'

const redirectUri = 'http://localhost:4000/api/v1/session/oidc/callback'

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})

beforeEach(async () => {
  await test.clear()
  forgetProvider()
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

afterAll(() => test.close())

function useProvider(issuer: string, more: Record<string, string> = {}): void {
  const settings = {
    CONSOLE_OIDC_ISSUER: issuer,
    CONSOLE_OIDC_CLIENT_ID: testClient.id,
    CONSOLE_OIDC_CLIENT_SECRET: testClient.secret,
    ...more,
  }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}

const locationOf = (response: Response) => response.headers.get('location') ?? ''

/** Begins at the console: where it sends the browser, and the browser's cookie. */
async function begin(path = '/session/oidc', headers: Record<string, string> = {}) {
  const response = await call(path, { headers: { origin: '', ...headers } })
  expect(response.status).toBe(302)
  return { location: locationOf(response), cookie: cookieOf(response) }
}

/** Goes through the provider's pages as a browser does, until it is sent back to the console. */
async function signInThere(location: string, form: Record<string, string>): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(location)
  let body: URLSearchParams | undefined
  for (let step = 0; step < 10; step++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(body ? { method: 'POST', body } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    body = undefined
    const next = response.headers.get('location')
    await response.body?.cancel()
    if (next === null) body = new URLSearchParams(form)
    else url = new URL(next, url)
    if (url.href.startsWith(redirectUri)) return url
  }
  throw new Error(`the provider never came back: ${url}`)
}

/** Comes back to the console. */
const comeBack = (callback: URL, cookie?: string, headers: Record<string, string> = {}) =>
  call(`/session/oidc/callback${callback.search}`, {
    headers: { origin: '', ...headers },
    ...(cookie === undefined ? {} : { cookie }),
  })

/** The whole way. */
async function signIn(login: string, path?: string) {
  const { location, cookie } = await begin(path)
  return comeBack(await signInThere(location, { login }), cookie)
}

const sessionOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith('lakehouse.session_token=')) ?? ''

const whoIs = async (cookie: string) => (await (await call('/account', { cookie })).json()) as Record<string, unknown>

/** What the audit log has of sign-ins, the newest last. */
const audited = async () =>
  (await test.database.auditEvent.findMany({ where: { action: 'session.create' }, orderBy: { seq: 'asc' } })).map(
    ({ outcome, errorCode, after }) => ({ outcome, errorCode, after }),
  )

describe('sign-in by a provider of identities', () => {
  let provider: TestProvider

  beforeAll(async () => {
    provider = await startTestProvider({ redirectUri })
  })

  beforeEach(() => {
    provider.accounts.clear()
    useProvider(provider.issuer)
  })

  afterAll(() => provider.close())

  it('opens a new session for a person whose email the provider has verified, and goes on to where they wanted', async () => {
    const person = await addPerson(test, 'operator', 'ada')
    provider.accounts.set('ada-there', { email: 'Ada@lakehouse.local', email_verified: true })
    const response = await signIn('ada-there', '/session/oidc?next=/stack/trino%3Ftab%3Dlog')
    expect([response.status, locationOf(response)]).toEqual([302, '/stack/trino?tab=log'])
    expect(await whoIs(sessionOf(response))).toMatchObject({ id: person.id, kind: 'person', role: 'operator' })
    expect(response.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^lakehouse\.oidc=; Max-Age=0; /))
    expect(await audited()).toEqual([
      { outcome: 'succeeded', errorCode: null, after: { id: person.id, email: person.email, by: 'email' } },
    ])
  })

  it('knows a person again by issuer and subject, whatever their email has become', async () => {
    const person = await addPerson(test, 'viewer', 'ada')
    provider.accounts.set('ada-there', { email: person.email, email_verified: true })
    await signIn('ada-there')
    provider.accounts.set('ada-there', { email: 'countess@lakehouse.local', email_verified: false })
    const again = await signIn('ada-there')
    expect(await whoIs(sessionOf(again))).toMatchObject({ id: person.id, email: person.email })
    expect((await audited()).at(-1)?.after).toMatchObject({ by: 'identity' })
    expect(await test.database.account.count({ where: { userId: person.id } })).toBe(2)
  })

  it('makes a person of who was invited, once, in the role of the invitation', async () => {
    await invite('grace@lakehouse.local', 'admin')
    provider.accounts.set('grace', { email: 'grace@lakehouse.local', email_verified: true, name: 'Grace\u0000 Hopper' })
    const response = await signIn('grace')
    expect(await whoIs(sessionOf(response))).toMatchObject({ name: 'Grace Hopper', role: 'admin' })
    const made = await test.database.user.findUniqueOrThrow({ where: { email: 'grace@lakehouse.local' } })
    expect(made.trinoUser).toMatch(/^p_[a-z0-9]{12}$/)
    expect(await test.database.invitation.count()).toBe(0)
    expect(await signIn('grace').then(sessionOf).then(whoIs)).toMatchObject({ id: made.id })
    expect(await test.database.user.count()).toBe(1)
  })

  it('makes a person of the default role where the operator has set one, and of nobody else', async () => {
    provider.accounts.set('someone', { email: 'someone@lakehouse.local', email_verified: true })
    expect(locationOf(await signIn('someone'))).toBe('/sign-in?fault=not_invited')
    expect(await test.database.user.count()).toBe(0)
    useProvider(provider.issuer, { CONSOLE_OIDC_DEFAULT_ROLE: 'viewer' })
    expect(await signIn('someone').then(sessionOf).then(whoIs)).toMatchObject({ role: 'viewer' })
    expect((await audited()).map(({ outcome, after }) => [outcome, after])).toEqual([
      ['failed', { refused: 'not_invited' }],
      ['succeeded', expect.objectContaining({ by: 'default role' })],
    ])
  })

  it.each([
    [
      'an email that the provider has not verified',
      { email: 'ada@lakehouse.local', email_verified: false },
      'email_not_verified',
    ],
    ['an email of which it does not say that it is', { email: 'ada@lakehouse.local' }, 'email_not_verified'],
    ['no email', { email_verified: true }, 'no_email'],
    ['something that is no email', { email: 'ada', email_verified: true }, 'no_email'],
    ['the email of nobody here', { email: 'eve@lakehouse.local', email_verified: true }, 'not_invited'],
  ])('lets nobody in with %s', async (_, account, fault) => {
    await addPerson(test, 'admin', 'ada')
    provider.accounts.set('eve', account)
    const response = await signIn('eve')
    expect(locationOf(response)).toBe(`/sign-in?fault=${fault}`)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await test.database.session.count()).toBe(0)
    expect(await audited()).toEqual([{ outcome: 'failed', errorCode: 'sign_in_refused', after: { refused: fault } }])
  })

  it('lets nobody in with an invitation that has ended', async () => {
    await invite('late@lakehouse.local', 'viewer', -1)
    provider.accounts.set('late', { email: 'late@lakehouse.local', email_verified: true })
    expect(locationOf(await signIn('late'))).toBe('/sign-in?fault=not_invited')
  })

  it('does not give a person’s account to whoever gets their address at the provider later', async () => {
    const person = await addPerson(test, 'admin', 'ada')
    provider.accounts.set('ada-there', { email: person.email, email_verified: true })
    await signIn('ada-there')
    provider.accounts.set('another', { email: person.email, email_verified: true })
    expect(locationOf(await signIn('another'))).toBe('/sign-in?fault=linked_elsewhere')
    expect(await test.database.session.count()).toBe(1)
  })

  it('asks for the second factor that a person has set up here, and opens no session before', async () => {
    const person = await addPerson(test, 'viewer', 'ada')
    const cookie = await signInAs(person.email)
    const begun = await call('/account/two-factor', { method: 'POST', cookie, body: { password } })
    const { secret, backupCodes } = (await begun.json()) as { secret: string; backupCodes: string[] }
    const code = authenticatorCode(secret)
    await call('/account/two-factor/confirm', { method: 'POST', cookie, body: { code } })
    await test.database.session.deleteMany()

    provider.accounts.set('ada-there', { email: person.email, email_verified: true })
    const response = await signIn('ada-there', '/session/oidc?next=/tables')
    expect(locationOf(response)).toBe('/sign-in?step=second-factor&next=%2Ftables')
    expect(sessionOf(response)).toBe('')
    expect(await test.database.session.count()).toBe(0)
    const step = response.headers
      .getSetCookie()
      .find((each) => each.startsWith('lakehouse.two_factor='))
      ?.split(';')[0] as string
    const done = await call('/session/second-factor', { method: 'POST', cookie: step, body: { code: backupCodes[0] } })
    expect(await done.json()).toMatchObject({ id: person.id })
  })

  it('says so when someone cancels there', async () => {
    const { location, cookie } = await begin()
    const callback = await signInThere(location, { cancel: '1' })
    expect(callback.searchParams.get('error')).toBe('access_denied')
    expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=cancelled')
  })

  it('takes an answer of the provider once, also with the cookie it was begun with', async () => {
    const person = await addPerson(test, 'viewer', 'ada')
    provider.accounts.set('ada-there', { email: person.email, email_verified: true })
    const { location, cookie } = await begin()
    const callback = await signInThere(location, { login: 'ada-there' })
    expect(locationOf(await comeBack(callback, cookie))).toBe('/')
    expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=expired')
    expect(await test.database.session.count()).toBe(1)
  })

  it('takes an answer only in the browser that began, and only to what it began', async () => {
    const person = await addPerson(test, 'viewer', 'ada')
    provider.accounts.set('ada-there', { email: person.email, email_verified: true })
    const mine = await begin()
    const theirs = await begin()
    const callback = await signInThere(mine.location, { login: 'ada-there' })
    const changed = mine.cookie.replace(/.{4}$/, 'AAAA')
    for (const cookie of [
      undefined,
      theirs.cookie,
      changed,
      'lakehouse.oidc=',
      'lakehouse.oidc=eyJhbGciOiJub25lIn0.e30.',
    ]) {
      expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=expired')
    }
    const withoutState = new URL(callback)
    withoutState.searchParams.delete('state')
    expect(locationOf(await comeBack(withoutState, mine.cookie))).toBe('/sign-in?fault=expired')
    expect(await test.database.session.count()).toBe(0)
    expect(locationOf(await comeBack(callback, mine.cookie))).toBe('/')
  })

  it('takes no answer of which another issuer says that it is its own', async () => {
    const { location, cookie } = await begin()
    const callback = await signInThere(location, { login: 'ada-there' })
    callback.searchParams.set('iss', 'https://another.example')
    expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=not_verified')
  })

  it('lets a sign-in go that takes more than ten minutes, and one begun before a faked clock was set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { location, cookie } = await begin()
    const callback = await signInThere(location, { login: 'ada-there' })
    vi.setSystemTime(Date.now() + 10 * 60_000 + 20_000)
    expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=expired')
    vi.setSystemTime(Date.now() - 60 * 60_000)
    expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=expired')
  })

  it('keeps what it began in a cookie that scripts, other paths and other sites’ requests do not see', async () => {
    const response = await call('/session/oidc')
    const [header = ''] = response.headers.getSetCookie()
    expect(header.split('; ').slice(1)).toEqual([
      'Max-Age=600',
      'Path=/api/v1/session/oidc',
      'HttpOnly',
      'SameSite=Lax',
    ])
    const state = new URL(locationOf(response)).searchParams.get('state') ?? ''
    expect(state.length).toBeGreaterThan(30)
    const readable = Buffer.from(header.split(';')[0] ?? '', 'base64url').toString('latin1') + header
    expect(readable).not.toContain(state)
  })

  it('asks with PKCE, state and nonce, ever new, and to be sent back to where the operator has said', async () => {
    const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const [first, second] = await Promise.all(
      [begin(), begin('/session/oidc', forged)].map(async (each) => new URL((await each).location).searchParams),
    )
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      response_type: 'code',
      client_id: testClient.id,
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    })
    expect(second?.get('redirect_uri')).toBe(redirectUri)
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.get(name)?.length).toBeGreaterThan(30)
      expect(first?.get(name)).not.toBe(second?.get(name))
    }
  })

  it.each([
    ['another site', 'https://evil.example/'],
    ['another site by its host alone', '//evil.example'],
    ['another site, with a backslash', '/\\evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['an address that fits no cookie', `/${'a'.repeat(1_500)}`],
  ])('goes on to a page of ours only, and not to %s', async (_, next) => {
    const person = await addPerson(test, 'viewer', 'ada')
    provider.accounts.set('ada-there', { email: person.email, email_verified: true })
    const response = await signIn('ada-there', `/session/oidc?next=${encodeURIComponent(next)}`)
    expect(locationOf(response)).toBe('/')
  })

  it('never adopts a session that the browser came with', async () => {
    const [ada, eve] = [await addPerson(test, 'viewer', 'ada'), await addPerson(test, 'viewer', 'eve')]
    const given = await signInAs(eve.email)
    provider.accounts.set('ada-there', { email: ada.email, email_verified: true })
    const { location, cookie } = await begin()
    const response = await comeBack(await signInThere(location, { login: 'ada-there' }), `${given}; ${cookie}`)
    expect(sessionOf(response)).not.toBe(given)
    expect(await whoIs(sessionOf(response))).toMatchObject({ id: ada.id })
    expect(await whoIs(given)).toMatchObject({ id: eve.id })
  })

  it('says that the provider refuses the console when its secret is wrong', async () => {
    useProvider(provider.issuer, { CONSOLE_OIDC_CLIENT_SECRET: 'another-4f1b6c2d9e' })
    expect(locationOf(await signIn('ada-there'))).toBe('/sign-in?fault=provider_failed')
    expect(await audited()).toMatchObject([{ outcome: 'failed', errorCode: 'upstream_error' }])
  })

  it('is off where no provider is set', async () => {
    vi.stubEnv('CONSOLE_OIDC_ISSUER', '')
    for (const path of ['/session/oidc', '/session/oidc/callback?code=x&state=y']) {
      expect(locationOf(await call(path))).toBe('/sign-in')
    }
  })
})

describe('while the provider is away', () => {
  it('says so, at the beginning and on the way back, and works again as soon as the provider does', async () => {
    const person = await addPerson(test, 'viewer', 'ada')
    const first = await startTestProvider({ redirectUri })
    const port = Number(new URL(first.issuer).port)
    useProvider(first.issuer)
    first.accounts.set('ada-there', { email: person.email, email_verified: true })
    const { location, cookie } = await begin()
    const callback = await signInThere(location, { login: 'ada-there' })
    await first.close()
    expect(locationOf(await comeBack(callback, cookie))).toBe('/sign-in?fault=provider_away')
    forgetProvider()
    expect((await begin()).location).toBe('/sign-in?fault=provider_away')
    expect(await audited()).toEqual([
      { outcome: 'failed', errorCode: 'upstream_error', after: { refused: 'provider_away' } },
    ])

    const second = await startTestProvider({ redirectUri, port })
    second.accounts.set('ada-there', { email: person.email, email_verified: true })
    expect(locationOf(await signIn('ada-there'))).toBe('/')
    await second.close()
  })

  it('waits five seconds for it and no longer', async () => {
    const server = http.createServer(() => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    useProvider(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const startedAt = performance.now()
    expect((await begin()).location).toBe('/sign-in?fault=provider_away')
    expect(performance.now() - startedAt).toBeLessThan(8_000)
    server.closeAllConnections()
    server.close()
  })
})

/** A provider that cheats, by hand: a real one would not. */
describe('with a faked provider that', () => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const another = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const asked: string[] = []
  let issuer = ''
  let document: Record<string, unknown> = {}
  let nonce = ''
  let makeToken: () => string = () => ''
  let discover: http.RequestListener = (_request, response) => sendJson(response, document)

  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/.well-known/openid-configuration') return discover(request, response)
    if (request.url === '/jwks') {
      return sendJson(response, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig' }] })
    }
    if (request.url === '/userinfo') return sendJson(response, { sub: 'someone-else', email: 'ada@lakehouse.local' })
    return sendJson(response, { access_token: 'a', token_type: 'Bearer', id_token: makeToken() })
  })

  const sendJson = (response: http.ServerResponse, body: unknown) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  beforeEach(async () => {
    asked.length = 0
    document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }
    discover = (_request, response) => sendJson(response, document)
    useProvider(issuer)
    await addPerson(test, 'admin', 'ada')
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = () => Math.floor(Date.now() / 1_000)
  const claims = () => ({
    iss: issuer,
    sub: 'ada-there',
    aud: testClient.id,
    nonce,
    iat: seconds(),
    exp: seconds() + 60,
    email: 'ada@lakehouse.local',
    email_verified: true,
  })

  function signed(payload: object, { key = own.privateKey, header = {} }: { key?: KeyObject; header?: object } = {}) {
    const text = `${encode({ alg: 'RS256', kid: 'own', ...header })}.${encode(payload)}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
  }

  async function answerWith(token: () => string) {
    makeToken = token
    const { location, cookie } = await begin()
    const sent = new URL(location).searchParams
    nonce = sent.get('nonce') ?? ''
    return comeBack(new URL(`${redirectUri}?code=c&state=${sent.get('state')}`), cookie)
  }

  it('does not cheat, somebody is signed in', async () => {
    expect(locationOf(await answerWith(() => signed(claims())))).toBe('/')
    expect(await test.database.session.count()).toBe(1)
  })

  it.each<[string, () => string]>([
    ['signs nothing', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    ['leaves the signature out', () => signed(claims()).replace(/\.[^.]*$/, '.')],
    ['signs with a key that is not its own', () => signed(claims(), { key: another.privateKey })],
    [
      'changes what was signed',
      () => signed(claims()).replace(/\.[^.]+\./, `.${encode({ ...claims(), sub: 'eve' })}.`),
    ],
    ['takes the client’s secret for a key', () => `${encode({ alg: 'HS256' })}.${encode(claims())}.AAAA`],
    ['answers for another sign-in', () => signed({ ...claims(), nonce: 'another' })],
    ['answers for none', () => signed({ ...claims(), nonce: undefined })],
    ['answers for another client', () => signed({ ...claims(), aud: 'another' })],
    ['answers for another issuer', () => signed({ ...claims(), iss: 'https://accounts.example' })],
    ['gives a token that has ended', () => signed({ ...claims(), iat: seconds() - 600, exp: seconds() - 300 })],
    ['gives a token that never ends', () => signed({ ...claims(), exp: undefined })],
    ['names nobody', () => signed({ ...claims(), sub: undefined })],
    ['gives no token', () => ''],
    ['gives something else', () => 'not.a.token'],
  ])('%s, nobody is signed in', async (_, token) => {
    const response = await answerWith(token)
    expect(locationOf(response)).toBe('/sign-in?fault=not_verified')
    expect(await test.database.session.count()).toBe(0)
  })

  it('tells of somebody else when it is asked for the email, nobody is signed in', async () => {
    document.userinfo_endpoint = `${issuer}/userinfo`
    const response = await answerWith(() => signed({ ...claims(), email: undefined, email_verified: undefined }))
    expect(locationOf(response)).toBe('/sign-in?fault=not_verified')
  })

  it('says that it is another issuer, nobody is sent to it', async () => {
    document.issuer = 'https://accounts.example'
    expect((await begin()).location).toBe('/sign-in?fault=not_verified')
  })

  it.each([
    ['the cloud’s own address', 'http://169.254.169.254/latest/meta-data'],
    ['another port of its host', 'http://127.0.0.1:1/token'],
    ['an address of the stack’s network', 'https://10.0.0.1/token'],
    ['this machine, over TLS', 'https://localhost:1/token'],
    ['another spelling of this machine', 'https://2130706433/token'],
    ['a file', 'file:///etc/passwd'],
  ])('names %s as its token endpoint, it is not asked', async (_, endpoint) => {
    document.token_endpoint = endpoint
    const response = await answerWith(() => signed(claims()))
    expect(locationOf(response)).toMatch(/^\/sign-in\?fault=(provider_away|not_verified|provider_failed)$/)
    expect(asked).toEqual(['/.well-known/openid-configuration'])
    expect(await test.database.session.count()).toBe(0)
  })

  it('sends browsers to a page without TLS elsewhere, nobody is sent there', async () => {
    document.authorization_endpoint = 'http://evil.example/authorize'
    expect((await begin()).location).toBe('/sign-in?fault=provider_away')
  })

  it.each<[string, http.RequestListener, string]>([
    [
      'redirects',
      (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      'provider_failed',
    ],
    ['fails', (_, response) => void response.writeHead(500).end(), 'provider_failed'],
    [
      'answers with a page',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>'),
      'provider_failed',
    ],
    ['answers without end', (_, response) => void response.writeHead(200).end('x'.repeat(600_000)), 'provider_away'],
  ])('%s when it is asked what it is, says so', async (_, answer, fault) => {
    discover = answer
    expect((await begin()).location).toBe(`/sign-in?fault=${fault}`)
  })
})

async function invite(email: string, role: string, days = 1): Promise<void> {
  const now = Date.now()
  await test.database.invitation.create({
    data: {
      id: email,
      email,
      role,
      tokenHash: email,
      invitedBy: 'Admin',
      createdAt: new Date(now),
      expiresAt: new Date(now + days * 86_400_000),
    },
  })
}
