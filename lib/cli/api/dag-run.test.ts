import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConsoleAccess } from './access'
import { followRun, startRun } from './dag-run'

let server: http.Server
let access: ConsoleAccess
/** How the console, which is a stand-in here, fails at the next requests before it answers as it should. */
let faults: ((response: http.ServerResponse) => void)[] = []
let asked: http.IncomingMessage[] = []

const breaksOff = (response: http.ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 })
  response.write('{"dagRunId": "r", ', () => response.destroy())
}
const isNoJson = (response: http.ServerResponse) => response.end('<html>starting</html>')
const problem = (status: number, more: object) => (response: http.ServerResponse) =>
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type: 't', title: 'Title', status, requestId: 'q', ...more }))

beforeEach(async () => {
  // Whether Docker runs on this machine is asked as well, and is no part of this.
  vi.stubEnv('PATH', '/nonexistent')
  asked = []
  server = http.createServer((request, response) => {
    asked.push(request)
    const fault = faults.shift()
    if (fault) return fault(response)
    const answer = request.url?.endsWith('/tasks')
      ? { items: [{ taskId: 'stage', state: 'success' }] }
      : { dagRunId: 'r', state: 'success' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  access = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'unit', isRemote: true }
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  faults = []
  server.close()
  server.closeAllConnections()
})

it('follows a run on when an answer breaks off, or is not the console’s', async () => {
  faults = [breaksOff, isNoJson]
  const tasks: string[] = []
  expect(await followRun(access, 'd', 'r', (taskId, state) => tasks.push(`${taskId} ${state}`))).toMatchObject({
    run: { state: 'success' },
    tasks: [{ taskId: 'stage' }],
  })
  expect(faults).toEqual([])
  expect(tasks).toEqual(['stage success'])
})

it('asks again under the same key where the answer was lost, so that nothing is started twice', async () => {
  faults = [breaksOff, problem(409, { code: 'conflict', retryAfterMs: 10 })]
  expect(await startRun(access, 'd', undefined)).toMatchObject({ dagRunId: 'r' })
  const keys = asked.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toHaveLength(3)
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys).size).toBe(1)
})

it.each([
  ['breaks off', breaksOff],
  ['is not JSON', isNoJson],
])('says in the end that the console is out of reach where its answer %s', async (_, fault) => {
  faults = Array.from({ length: 100 }, () => fault)
  await expect(startRun(access, 'd', undefined)).rejects.toMatchObject({ name: 'CliError', exitCode: 4 })
  expect(asked.length).toBeGreaterThan(2)
})

it('does not ask again for what was refused', async () => {
  faults = [problem(409, { code: 'conflict', detail: 'It is paused.' })]
  await expect(startRun(access, 'd', undefined)).rejects.toMatchObject({
    exitCode: 1,
    message: 'The console refused to run d (409): It is paused.',
    problem: { code: 'conflict' },
  })
  expect(asked).toHaveLength(1)
})

it('says which service is away where one behind the console is', async () => {
  faults = [problem(503, { code: 'upstream_unavailable', upstream: 'airflow', detail: 'Airflow cannot be reached.' })]
  await expect(startRun(access, 'd', undefined)).rejects.toMatchObject({
    exitCode: 1,
    message: 'Airflow cannot be reached. (airflow)',
  })
})
