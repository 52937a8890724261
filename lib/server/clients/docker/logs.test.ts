import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openLog } from './logs'

/** Says one line, and then nothing, as an engine that hangs. */
const hangingEngine = http.createServer((_, response) => {
  const line = Buffer.from('2026-11-23T05:49:01.123456789Z first\n')
  const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, line.length])
  response.writeHead(200).write(Buffer.concat([header, line]))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => hangingEngine.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('DOCKER_PROXY_URL', `http://127.0.0.1:${(hangingEngine.address() as AddressInfo).port}`)
})

afterAll(() => {
  vi.unstubAllEnvs()
  hangingEngine.closeAllConnections()
  hangingEngine.close()
})

afterEach(() => {
  vi.useRealTimers()
})

async function openFirst(follow: boolean) {
  const batches = await openLog('lakehouse-trino-1', { tail: 'all', follow }, new AbortController().signal)
  expect((await batches.next()).value).toMatchObject([{ text: 'first' }])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return batches
}

it('fails when the engine hangs in the midst of a log', async () => {
  const batches = await openFirst(false)
  // A reader that takes its time is not the engine’s silence.
  await vi.advanceTimersByTimeAsync(120_000)
  const next = expect(batches.next()).rejects.toMatchObject({ code: 'upstream_timeout', upstream: 'docker' })
  await vi.advanceTimersByTimeAsync(31_000)
  await next
})

it('waits as long as it takes for the next line of a log that is followed', async () => {
  const batches = await openFirst(true)
  const settled = vi.fn()
  void batches.next().then(settled, settled)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(settled).not.toHaveBeenCalled()
})
