import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { readEngineLog } from './log-reads'

/** An engine with one container, whose log it has much of. */
const logs = new Set<http.ServerResponse>()
const fakeEngine = http.createServer((request, response) => {
  if (request.url?.startsWith('/containers/json')) {
    const name = '/lakehouse-trino-1'
    const container = { Id: 'a', Names: [name], Image: 'trino', State: 'running', Status: 'Up' }
    response.end(JSON.stringify([{ ...container, Labels: { 'com.docker.compose.service': 'trino' } }]))
    return
  }
  logs.add(response)
  response.on('close', () => logs.delete(response))
  const line = Buffer.from(`2026-11-23T05:49:01.123456789Z ${'x'.repeat(100)}\n`)
  response.writeHead(200).write(Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, line.length]), line]))
})

const requests: AbortController[] = []
const read = (reader: string) => {
  const request = new AbortController()
  requests.push(request)
  return readEngineLog('trino', { tail: 'all' }, reader, request.signal)
}

beforeAll(async () => {
  await new Promise<void>((resolve) => fakeEngine.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('DOCKER_PROXY_URL', `http://127.0.0.1:${(fakeEngine.address() as AddressInfo).port}`)
})

afterEach(() => {
  for (const request of requests.splice(0)) request.abort()
})

afterAll(() => {
  vi.unstubAllEnvs()
  fakeEngine.closeAllConnections()
  fakeEngine.close()
})

it('lets no reader take the connections to Docker that the others need, however each read ends', async () => {
  const open = await Promise.all(Array.from({ length: 64 }, () => read('one')))
  const refused = { code: 'rate_limited', retryAfterMs: expect.any(Number) }
  await expect(read('one')).rejects.toMatchObject(refused)
  await Promise.all(Array.from({ length: 64 }, () => read('two')))
  await expect(read('three')).rejects.toMatchObject(refused)
  // One that nobody began to read.
  requests[0]?.abort()
  await vi.waitFor(() => expect(logs.size).toBe(127))
  // One that its reader leaves.
  const left = open[1]
  expect((await left?.next())?.value).toHaveLength(1)
  await left?.return(undefined)
  await vi.waitFor(() => expect(logs.size).toBe(126))
  await read('one')
  await read('three')
  await expect(read('four')).rejects.toMatchObject(refused)
})

it('does not count one that could not be opened', async () => {
  for (let attempt = 0; attempt < 130; attempt++) {
    await expect(readEngineLog('no-such', { tail: 1 }, 'one', new AbortController().signal)).rejects.toMatchObject({
      code: 'not_found',
    })
  }
})
