import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { execa } from 'execa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const token = 'lh_0123456789-secret-of-a-person'
const root = path.join(import.meta.dirname, '../..')

interface Asked {
  method: string
  url: string
  headers: http.IncomingHttpHeaders
  body: string
}

let server: http.Server
let url = ''
let folder = ''
let asked: Asked[] = []
/** What the console, which is a stand-in here, answers. */
let answer: (asked: Asked, response: http.ServerResponse) => void

const json =
  (body: unknown, status = 200) =>
  (_: Asked, response: http.ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const problem =
  (status: number, code: string, more: object = {}) =>
  (_: Asked, response: http.ServerResponse) =>
    void response
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ type: 'urn:x', title: 'Title', status, code, requestId: 'r1', ...more }))

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lakehouse-cli-'))
  server = http.createServer(async (request, response) => {
    const { method = '', url: asksFor = '', headers } = request
    const one = { method, url: asksFor, headers, body: await text(request) }
    asked.push(one)
    answer(one, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

beforeEach(() => {
  asked = []
  answer = json({})
})

afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true })
})

/** Runs the program itself, on a machine that has no stack. */
async function lakehouse(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  const program = ['--import', 'tsx', path.join(root, 'lib/cli/main.ts')]
  const { exitCode, stdout, stderr } = await execa('node', [...program, ...args], {
    preferLocal: true,
    localDir: root,
    cwd: root,
    env: {
      TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'),
      LAKEHOUSE_HOME: folder,
      LAKEHOUSE_URL: url,
      LAKEHOUSE_TOKEN: token,
      NO_COLOR: '1',
      ...env,
    },
    input,
    reject: false,
    stripFinalNewline: false,
    timeout: 30_000,
  })
  // Whatever happens, the token is in nothing that is shown.
  expect(stdout + stderr).not.toContain(token)
  return { exitCode, stdout, stderr }
}

describe('./lakehouse api', () => {
  it('hands over the answer as it is', async () => {
    answer = (_, response) => void response.setHeader('content-type', 'application/json').end('{"a":  1}')
    const result = await lakehouse(['api', 'get', 'services', '--query', 'a=b c'])
    expect(result).toEqual({ exitCode: 0, stdout: '{"a":  1}', stderr: '' })
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/api/v1/services?a=b+c' })
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${token}`)
  })

  it('sends JSON, from standard input too, and a file as it is', async () => {
    const file = path.join(folder, 'a.csv')
    await writeFile(file, 'a,b\n1,2\n')
    await lakehouse(['api', 'POST', '/x', '--data', '{"a":1}', '--header', 'Idempotency-Key: k'])
    await lakehouse(['api', 'POST', '/x', '--data', '-'], { input: '{"b":2}' })
    await lakehouse(['api', 'PUT', '/x', '--data', `@${file}`, '--header', 'Content-Type: application/octet-stream'])
    expect(asked.map(({ method, body, headers }) => [method, body, headers['content-type']])).toEqual([
      ['POST', '{"a":1}', 'application/json'],
      ['POST', '{"b":2}', 'application/json'],
      ['PUT', 'a,b\n1,2\n', 'application/octet-stream'],
    ])
    expect(asked[0]?.headers['idempotency-key']).toBe('k')
  })

  it('reads every page of a list as one, and waits where it is told to', async () => {
    const pages = [
      json({ items: [1, 2], nextCursor: 'c1' }),
      problem(429, 'rate_limited', { retryAfterMs: 10 }),
      json({ items: [3], nextCursor: null }),
    ]
    answer = (...at) => pages.shift()?.(...at)
    const { exitCode, stdout } = await lakehouse(['api', 'GET', '/x?limit=2', '--all'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ items: [1, 2, 3], nextCursor: null })
    expect(asked.map((one) => one.url)).toEqual([
      '/api/v1/x?limit=2',
      '/api/v1/x?limit=2&cursor=c1',
      '/api/v1/x?limit=2&cursor=c1',
    ])
  })

  it('hands over a large file to who reads slowly, and says nothing else', async () => {
    const bytes = 24 * 1024 * 1024
    answer = (_, response) =>
      void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.alloc(bytes, 'x'))
    const { exitCode, stdout, stderr } = await lakehouse(['api', 'GET', '/x'])
    expect({ exitCode, bytes: stdout.length, stderr }).toEqual({ exitCode: 0, bytes, stderr: '' })
  })

  it('writes an event stream as it comes', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: 1\n\n')
      setTimeout(() => response.end('data: 2\n\n'), 200)
    }
    expect(await lakehouse(['api', 'GET', '/x/events'])).toMatchObject({
      exitCode: 0,
      stdout: 'data: 1\n\ndata: 2\n\n',
    })
  })

  it.each([
    [404, 'not_found', 1],
    [422, 'query_failed', 1],
    [500, 'internal', 4],
    [503, 'upstream_unavailable', 4],
  ])(
    'ends at %i with the problem on standard error, and nothing on standard output',
    async (status, code, exitCode) => {
      answer = problem(status, code, { detail: 'Why.' })
      const result = await lakehouse(['api', 'GET', '/x'])
      expect(result).toMatchObject({ exitCode, stdout: '' })
      expect(JSON.parse(result.stderr)).toMatchObject({ status, code, detail: 'Why.', requestId: 'r1', exitCode })
    },
  )

  it('ends with 4 where nobody answers, too late, or not to the end', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    const nobody = await lakehouse(['api', 'GET', '/x'], { env: { LAKEHOUSE_URL: `http://127.0.0.1:${port}` } })
    expect(nobody).toMatchObject({ exitCode: 4, stdout: '' })
    expect(JSON.parse(nobody.stderr)).toMatchObject({ exitCode: 4, title: expect.stringContaining('ECONNREFUSED') })
    answer = () => {}
    expect(await lakehouse(['api', 'GET', '/x', '--timeout', '0.3'])).toMatchObject({ exitCode: 4 })
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 1_000 })
      response.write('half', () => response.destroy())
    }
    expect(await lakehouse(['api', 'GET', '/x'])).toMatchObject({ exitCode: 4 })
  })

  it('follows no redirection, so that the token stays where it belongs', async () => {
    answer = (_, response) => void response.writeHead(307, { location: `${url}/elsewhere` }).end()
    expect(await lakehouse(['api', 'GET', '/x'])).toMatchObject({ exitCode: 1, stdout: '' })
    expect(asked).toHaveLength(1)
  })

  it.each([
    [['api', 'BREW', '/x']],
    [['api', 'GET', 'https://evil.example/x']],
    [['api', 'GET', '/../../x']],
    [['api', 'GET', '/x', '--data', '{}']],
    [['api', 'POST', '/x', '--data', '{']],
    [['api', 'POST', '/x', '--data', '@/nonexistent']],
    [['api', 'POST', '/x', '--all']],
    [['api', 'GET', '/x', '--header', `Authorization: Bearer ${token}`]],
    [['api', 'GET', '/x', '--header', 'Cookie: a=b']],
    [['api', 'GET', '/x', '--timeout', 'soon']],
    [['api', 'GET']],
    [['nonsense']],
  ])('%j is a wrong command line, and asks nothing', async (args) => {
    expect(await lakehouse(args)).toMatchObject({ exitCode: 2, stdout: '' })
    expect(asked).toEqual([])
  })
})

describe('--json', () => {
  it('of run is the run, and with --wait its end with its tasks', async () => {
    const run = { dagId: 'd', dagRunId: 'r', state: 'queued' }
    answer = json(run, 201)
    const started = await lakehouse(['run', 'd', '--json', '--conf', '{"prefix":"raw/"}'])
    expect(JSON.parse(started.stdout)).toEqual(run)
    expect(asked[0]?.body).toBe('{"conf":{"prefix":"raw/"}}')
    answer = (one, response) =>
      json(one.url.endsWith('/tasks') ? { items: [{ taskId: 't', state: 'failed' }] } : { ...run, state: 'failed' })(
        one,
        response,
      )
    const waited = await lakehouse(['run', 'd', '--json', '--wait'])
    expect(waited).toMatchObject({ exitCode: 1, stderr: '' })
    expect(JSON.parse(waited.stdout)).toEqual({ ...run, state: 'failed', tasks: [{ taskId: 't', state: 'failed' }] })
  })

  it('of upload is what was stored', async () => {
    const file = path.join(folder, 'b.csv')
    await writeFile(file, 'x')
    const stored = { bucket: 'lakehouse', key: 'raw/b.csv', sizeBytes: 1, etag: 'e' }
    answer = json(stored)
    const { exitCode, stdout } = await lakehouse(['upload', file, '--to', 'raw/', '--json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual([{ file, ...stored }])
    expect(asked[0]).toMatchObject({ method: 'PUT', url: '/api/v1/objects/raw/b.csv', body: 'x' })
  })

  it('of sql is one object a row', async () => {
    const lines = [
      { columns: [{ name: 'n', type: 'bigint' }] },
      { rows: [['9007199254740993'], [null]] },
      { done: true },
    ]
    answer = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/x-ndjson' })
        .end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const { stdout } = await lakehouse(['sql', 'SELECT 1', '--json'])
    expect(stdout).toBe('{"n":"9007199254740993"}\n{"n":null}\n')
  })

  it.each([[['run', 'd']], [['sql', 'SELECT 1']]])(
    'of %j tells a refusal as a problem on standard error',
    async (args) => {
      answer = problem(403, 'forbidden', { detail: 'This needs the scope “operate”.' })
      const { exitCode, stdout, stderr } = await lakehouse([...args, '--json'])
      expect([exitCode, stdout]).toEqual([1, ''])
      expect(JSON.parse(stderr)).toMatchObject({
        code: 'forbidden',
        detail: 'This needs the scope “operate”.',
        exitCode: 1,
      })
    },
  )

  it('of what needs this machine’s stack says that there is none', async () => {
    const { exitCode, stdout, stderr } = await lakehouse(['status', '--json'])
    expect([exitCode, stdout]).toEqual([3, ''])
    expect(JSON.parse(stderr)).toMatchObject({ exitCode: 3, fix: 'Start one with: ./lakehouse up' })
  })

  it('of version is the version', async () => {
    const { stdout } = await lakehouse(['version', '--json'])
    expect(JSON.parse(stdout)).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  })
})
