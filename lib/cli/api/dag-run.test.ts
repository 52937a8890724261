import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConsoleAccess } from './console'
import { followRun, startRun } from './dag-run'

let server: http.Server
let access: ConsoleAccess
/** How the console, which is a stand-in here, fails at the next requests before it answers as it should. */
let faults: ((response: http.ServerResponse) => void)[] = []

const breaksOff = (response: http.ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 })
  response.write('{"dagRunId": "r", ', () => response.destroy())
}
const isNoJson = (response: http.ServerResponse) => response.end('<html>starting</html>')

beforeEach(async () => {
  // Whether Docker runs on this machine is asked as well, and is no part of this.
  vi.stubEnv('PATH', '/nonexistent')
  server = http.createServer((request, response) => {
    const fault = faults.shift()
    if (fault) return fault(response)
    const answer = request.url?.endsWith('/tasks')
      ? { items: [{ taskId: 'stage', state: 'success' }] }
      : { dagRunId: 'r', state: 'success' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  access = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'unit' }
})

afterEach(() => {
  vi.unstubAllEnvs()
  faults = []
  server.close()
  server.closeAllConnections()
})

it('follows a run on when an answer breaks off, or is not the console’s', async () => {
  faults = [breaksOff, isNoJson]
  const tasks: string[] = []
  expect(await followRun(access, 'd', 'r', (taskId, state) => tasks.push(`${taskId} ${state}`))).toMatchObject({
    state: 'success',
  })
  expect(faults).toEqual([])
  expect(tasks).toEqual(['stage success'])
})

it.each([
  ['breaks off', breaksOff],
  ['is not JSON', isNoJson],
])('says that the console is out of reach where its answer %s', async (_, fault) => {
  faults = [fault]
  await expect(startRun(access, 'd', undefined, -1)).rejects.toMatchObject({ name: 'CliError', exitCode: 4 })
})
