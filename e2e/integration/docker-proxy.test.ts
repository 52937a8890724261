import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import http2 from 'node:http2'
import net from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineEndpoints } from './engine-api'
import { setting } from './settings'

const project = setting('PROJECT')
const proxy = new URL(setting('DOCKER_PROXY_URL'))
const docker = async (...args: string[]) => (await promisify(execFile)('docker', args)).stdout.trim()

/** Sends the path as it is written: `fetch` would tidy `..` and `//` away before the proxy sees them. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: proxy.hostname, port: proxy.port, method, path, headers, timeout: 10_000 },
      (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      },
    )
    request.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 0, body: '' })
    })
    request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer within 10 s`)))
    request.on('error', reject)
    request.end()
  })
}

/** Sends bytes as they are, for what no HTTP client would write, and returns all that comes back within a second. */
function askRaw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect(Number(proxy.port), proxy.hostname, () => socket.write(bytes))
    const finish = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, finish)
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('end', finish)
    socket.on('error', (error) => (answer === '' && !('code' in error) ? reject(error) : finish()))
  })
}

const statusesOf = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status))

/** haproxy’s own refusals. Whatever the engine says (200, 404, 405, 500 …) would mean that the request had reached it. */
const refusals = [400, 403, 414]

describe('what docker-proxy lets through', () => {
  test('is what the console needs', async () => {
    expect((await ask('GET', '/_ping')).status).toBe(200)
    expect((await ask('HEAD', '/_ping')).status).toBe(200)
    expect((await ask('GET', '/v1.45/version')).status).toBe(200)
    expect((await ask('GET', `/containers/${project}-valkey-1/logs?stdout=1&tail=1`)).status).toBe(200)
    expect((await ask('GET', `/containers/${project}-valkey-1/stats?stream=0&one-shot=1`)).status).toBe(200)
    // 304: it runs already.
    expect((await ask('POST', `/containers/${project}-valkey-1/start`)).status).toBe(304)
  })

  test('covers every service of the stack', async () => {
    const rows = await docker(
      'ps',
      '--all',
      '--filter',
      `label=com.docker.compose.project=${project}`,
      '--format',
      '{{.Names}}',
    )
    for (const name of rows.split('\n')) {
      expect((await ask('GET', `/containers/${name}/logs?stdout=1&tail=1`)).status, name).toBe(200)
    }
  })

  test('lists the containers of this project alone, whatever filter is asked for', async () => {
    for (const query of [
      'all=1&filters=%7B%7D',
      'all=1',
      'filters=%7B%22label%22%3A%5B%5D%7D&filters=%7B%7D',
      'limit=1',
    ]) {
      const { body } = await ask('GET', `/containers/json?${query}`)
      const containers = JSON.parse(body) as { Labels: Record<string, string> }[]
      expect(containers.length).toBeGreaterThan(10)
      expect(new Set(containers.map((container) => container.Labels['com.docker.compose.project']))).toEqual(
        new Set([project]),
      )
    }
  })
})

/** The parts of a path that the documentation leaves open, filled with the most tempting values. */
const filled = (path: string) =>
  path.replaceAll('{container}', `${project}-postgres-1`).replaceAll('{network}', `${project}_default`)

/** Endpoint and verb that design.md lists; all others of the Engine API must be refused. */
const isListed = (method: string, path: string) =>
  (['GET', 'HEAD'].includes(method) && path === '/_ping') ||
  (method === 'GET' && ['/version', '/events', '/containers/json'].includes(path)) ||
  (method === 'GET' && /^\/containers\/[^/]+\/(logs|stats)$/.test(path)) ||
  (method === 'POST' && /^\/containers\/[^/]+\/(start|stop|restart)$/.test(path))

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']

describe('the Engine API, endpoint by endpoint', () => {
  test('is covered as a whole', () => {
    expect(engineEndpoints.length).toBeGreaterThan(90)
    expect(new Set(engineEndpoints).size).toBe(engineEndpoints.length)
  })

  test.each(engineEndpoints)('refuses %s but for the verbs that are listed', async (path) => {
    for (const prefix of ['', '/v1.45', '/v1.24']) {
      for (const method of verbs) {
        if (isListed(method, path)) continue
        const { status } = await ask(method, `${prefix}${filled(path)}`)
        expect(refusals, `${method} ${prefix}${filled(path)} answered ${status}`).toContain(status)
      }
    }
  })
})

const secret = `/containers/${project}-postgres-1`

/** Ways to write a path that some server reads as another. */
const spellings: readonly ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => `//v1.45${path}`,
  (path) => `/.${path}`,
  (path) => `/_ping/..${path}`,
  (path) => `/_ping/%2e%2e${path}`,
  (path) => `/_ping/.%2e${path}`,
  (path) => `/_ping/..%2f${path.slice(1)}`,
  (path) => `/_ping/..%252f${path.slice(1)}`,
  (path) => `/_ping/..\\${path.slice(1)}`,
  (path) => `/containers/json/..${path}`,
  (path) => `${secret}/logs/../..${path}`,
  (path) => `${secret}/logs/..;${path}`,
  (path) => `${secret}/logs?x=${path}`.replace('/logs?', '/logs/?'),
  (path) => path.replace(/[a-z](?=[a-z]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => path.replace(/[a-z](?=[a-z]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`),
  (path) => path.replaceAll(/\/(?=.)/g, '%2f').replace('%2f', '/'),
  (path) => path.toUpperCase(),
  (path) => `${path}/`,
  (path) => `${path}/.`,
  (path) => `${path}%00`,
  (path) => `${path}%0a`,
  (path) => `${path}%20`,
  (path) => `${path};x=1`,
  (path) => `${path}%3f/logs`,
  (path) => `${path}#/logs`,
  (path) => `${path}?/logs`,
  (path) => `/v1.45/v1.45${path}`,
  (path) => `/v1${path}`,
  (path) => `/v1.45.0${path}`,
  (path) => `/V1.45${path}`,
  (path) => `/v1.45/..${path}`,
  (path) => `/v1.45//${path}`,
  (path) => `/v%31.45${path}`,
  (path) => `/vx.y${path}`,
  (path) => `http://docker${path}`,
  (path) => `http://${project}-valkey-1/_ping/..${path}`,
  (path) => `http://docker//${path}`,
  (path) => `/containers/json?${path}`.replace('?', '/?'),
]

const targets: readonly [string, string][] = [
  ['GET', `${secret}/json`],
  ['GET', `${secret}/archive`],
  ['GET', '/info'],
  ['GET', '/secrets'],
  ['POST', `${secret}/exec`],
  ['POST', `${secret}/kill`],
  ['POST', '/containers/create'],
  ['POST', '/images/create'],
  ['POST', `/containers/${project}-console-1/stop`],
  ['DELETE', `${secret}`],
]

describe('odd spellings', () => {
  test.each(targets)('of %s %s are refused', async (method, path) => {
    for (const spell of spellings) {
      const written = spell(path)
      const statuses = statusesOf(
        await askRaw(`${method} ${written} HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n`),
      )
      expect(statuses.length, `${method} ${written}: one answer`).toBeLessThanOrEqual(1)
      for (const status of statuses) expect(refusals, `${method} ${written} answered ${status}`).toContain(status)
    }
  })

  test('with bytes that no path may hold are refused', async () => {
    for (const byte of ['\0', '\n', '\r', '\t', ' ', '\x7f', '\xff', 'é']) {
      for (const path of [
        `${secret}/json${byte}`,
        `${secret}/js${byte}on`,
        `${byte}${secret}/json`,
        `${secret}/logs${byte}/json`,
      ]) {
        const statuses = statusesOf(await askRaw(`GET ${path} HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n`))
        for (const status of statuses) expect(refusals, JSON.stringify(path)).toContain(status)
      }
    }
  })

  test('of any length are refused', async () => {
    for (const length of [1_000, 8_000, 20_000, 200_000]) {
      const long = 'a'.repeat(length)
      for (const path of [`/${long}`, `/${long}${secret}/json`, `${secret}/json/${long}`, `${secret}/json?${long}`]) {
        const statuses = statusesOf(await askRaw(`GET ${path} HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n`))
        for (const status of statuses) expect(refusals, `${path.slice(0, 60)} (${length})`).toContain(status)
      }
    }
  })
})

describe('tricks below and beside the path', () => {
  test.each([
    ['x-http-method-override', 'POST'],
    ['x-http-method', 'DELETE'],
    ['x-method-override', 'POST'],
    ['x-original-url', `${secret}/json`],
    ['x-rewrite-url', `${secret}/json`],
    ['x-forwarded-prefix', '/v1.45'],
    ['host', `${project}-postgres-1`],
    ['forwarded', 'for=127.0.0.1'],
  ])('a header %s: %s changes nothing', async (name, value) => {
    expect(await ask('GET', '/_ping', { [name]: value })).toMatchObject({ status: 200, body: 'OK' })
    expect(refusals).toContain((await ask('GET', `${secret}/json`, { [name]: value })).status)
    expect(refusals).toContain((await ask('POST', '/containers/create', { [name]: value })).status)
  })

  test.each(['tcp', 'h2c', 'websocket', 'HTTP/2.0'])('nothing switches to %s', async (protocol) => {
    for (const [method, path] of [
      ['GET', '/_ping'],
      ['POST', `${secret}/attach?stream=1&stdin=1`],
      ['GET', `${secret}/attach/ws?stream=1&stdin=1`],
      ['GET', `${secret}/logs?stdout=1&tail=1`],
      ['POST', '/session'],
      ['POST', '/grpc'],
      ['POST', '/exec/abc/start'],
    ] as const) {
      const { status } = await ask(method, path, {
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: protocol,
        'http2-settings': 'AAMAAABkAAQAAP__',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
      })
      // haproxy takes `h2c` off by itself, and what is listed is then answered as ever.
      expect(
        path === '/_ping' || path.includes('/logs') ? [...refusals, 200] : refusals,
        `${method} ${path}`,
      ).toContain(status)
    }
  })

  test('HTTP/2 without asking meets the same list', async () => {
    const session = http2.connect(proxy.href)
    const status = (method: string, path: string) =>
      new Promise<number>((resolve, reject) => {
        const stream = session.request({ ':method': method, ':path': path })
        stream.setTimeout(5_000, () => stream.destroy(new Error('no answer')))
        stream.on('response', (headers) => resolve(Number(headers[':status'])))
        stream.on('error', reject)
        stream.resume()
        stream.end()
      })
    try {
      expect(await status('GET', '/_ping')).toBe(200)
      for (const [method, path] of targets) expect(refusals, `${method} ${path}`).toContain(await status(method, path))
    } finally {
      session.destroy()
    }
  })

  const smuggled = `GET ${secret}/json HTTP/1.1\r\nHost: docker\r\n\r\n`
  test.each([
    [
      'Content-Length before Transfer-Encoding',
      `Content-Length: ${smuggled.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'Transfer-Encoding before Content-Length',
      `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`],
    ['a length that is a list', `Content-Length: 0, ${smuggled.length}\r\n\r\n${smuggled}`],
    ['a length with a sign', `Content-Length: +${smuggled.length}\r\n\r\n${smuggled}`],
    ['an obfuscated encoding', `Transfer-Encoding: xchunked\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`],
    ['an encoding behind a tab', `Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['an encoding on a folded line', `Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a blank before the colon', `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a chunk with an extension', `Transfer-Encoding: chunked\r\n\r\n0;${'x'.repeat(20)}\r\n\r\n${smuggled}`],
    ['a chunk of a huge size', `Transfer-Encoding: chunked\r\n\r\nffffffffffffffff0\r\n\r\n${smuggled}`],
    ['bare line feeds', `X: y\n\n${smuggled}`],
    ['pipelining', `\r\n${smuggled}`],
  ])('no second request slips in by %s', async (_, rest) => {
    for (const first of ['GET /_ping', `POST /containers/${project}-valkey-1/start`]) {
      const answer = await askRaw(`${first} HTTP/1.1\r\nHost: docker\r\n${rest}`)
      expect(answer).not.toContain('"Config"')
      const [, ...later] = statusesOf(answer)
      for (const status of later) expect(refusals, answer.slice(0, 500)).toContain(status)
    }
  })

  test('old HTTP meets the same list', async () => {
    expect(statusesOf(await askRaw('GET /_ping HTTP/1.0\r\n\r\n'))).toEqual([200])
    for (const [method, path] of targets) {
      const old = await askRaw(`${method} ${path} HTTP/1.0\r\n\r\n`)
      expect(refusals, old.slice(0, 80)).toContain(statusesOf(old)[0])
      expect(await askRaw(`${method} ${path}\r\n`)).not.toContain('"Config"')
      expect(await askRaw(`${method} ${path} HTTP/0.9\r\n\r\n`)).not.toContain('"Config"')
    }
    for (const verb of ['get', 'Get', 'GeT', 'GET\t', 'CONNECT', 'GET,POST', '']) {
      const statuses = statusesOf(
        await askRaw(`${verb} ${secret}/json HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n`),
      )
      for (const status of statuses) expect(refusals, verb).toContain(status)
    }
  })
})

describe('containers that are not this project’s, or not to be touched', () => {
  /** A project whose name begins with ours: `lakehouse-dev` beside `lakehouse`. */
  const neighbour = `${project}-${randomBytes(3).toString('hex').replaceAll(/\d/g, 'x')}`
  let neighbourId = ''
  let ownId = ''

  beforeAll(async () => {
    const image = await docker('inspect', '--format', '{{.Config.Image}}', `${project}-docker-proxy-1`)
    neighbourId = await docker('create', '--name', `${neighbour}-postgres-1`, image)
    ownId = await docker('inspect', '--format', '{{.Id}}', `${project}-valkey-1`)
  })
  afterAll(() => docker('rm', '--force', neighbourId))

  test('the neighbour is there, so that a refusal means something', async () => {
    expect(await docker('inspect', '--format', '{{.Name}}', neighbourId)).toBe(`/${neighbour}-postgres-1`)
  })

  test('are refused by name, by id and by the beginning of an id', async () => {
    const names = [
      `${neighbour}-postgres-1`,
      neighbourId,
      neighbourId.slice(0, 12),
      neighbourId.slice(0, 4),
      ownId,
      ownId.slice(0, 12),
      `${project}-unknown-1`,
      `${project}-postgres`,
      `${project}-postgres-1x`,
      `x${project}-postgres-1`,
      `${project}-1`,
      `${project.toUpperCase()}-POSTGRES-1`,
      'another-project-db-1',
      'console',
    ]
    for (const name of names) {
      for (const action of ['logs?stdout=1', 'stats?stream=0']) {
        expect(refusals, `${name} ${action}`).toContain((await ask('GET', `/containers/${name}/${action}`)).status)
      }
      for (const action of ['start', 'stop', 'restart']) {
        expect(refusals, `${name} ${action}`).toContain((await ask('POST', `/containers/${name}/${action}`)).status)
      }
    }
    expect(await docker('inspect', '--format', '{{.State.Status}}', neighbourId)).toBe('created')
  })

  test('console, console-db and docker-proxy cannot be stopped, started or restarted', async () => {
    for (const service of ['console', 'console-db', 'docker-proxy']) {
      for (const action of ['start', 'stop', 'restart']) {
        for (const suffix of ['', '?t=0', '?signal=SIGKILL']) {
          const { status } = await ask('POST', `/v1.45/containers/${project}-${service}-1/${action}${suffix}`)
          expect(status, `${service} ${action}`).toBe(403)
        }
      }
    }
  })

  test('show no event of theirs, whatever filter is asked for', async () => {
    const since = Math.floor(Date.now() / 1_000) - 1
    await docker('start', neighbourId).catch(() => undefined)
    await docker('restart', '--time', '1', `${project}-flower-1`)
    const until = Math.floor(Date.now() / 1_000) + 1
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    for (const query of ['', '&filters=%7B%7D', '&filters=%7B%22type%22%3A%5B%22container%22%5D%7D']) {
      const { body } = await ask('GET', `/events?since=${since}&until=${until}${query}`)
      const events = body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { Actor: { Attributes: Record<string, string> } })
      expect(events.length).toBeGreaterThan(0)
      expect(new Set(events.map(({ Actor }) => Actor.Attributes['com.docker.compose.project']))).toEqual(
        new Set([project]),
      )
    }
  })
})
