import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cdcSchema } from '@/lib/contracts/cdc'
import { env } from '@/lib/server/env'
import { readCdcState, startCdcSnapshot } from '.'

let server: Server | undefined

/** A service that answers as it is told, in place of the real one. */
async function standIn(answers: Record<string, { status: number; body: unknown }>): Promise<string[]> {
  const asked: string[] = []
  const started = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
    const { status, body } = answers[`${request.method} ${request.url}`] ?? { status: 404, body: {} }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('CDC_URL', `http://127.0.0.1:${(started.address() as AddressInfo).port}`)
  return asked
}

afterEach(() => {
  vi.unstubAllEnvs()
  server?.close()
  server = undefined
})

const example = () => cdcSchema.parse(cdcSchema.meta()?.example)

describe('change data capture', () => {
  it('is asked with the token, and gives its state', async () => {
    const asked = await standIn({ 'GET /state': { status: 200, body: example() } })
    expect(await readCdcState()).toEqual(example())
    expect(asked).toEqual([`GET /state Bearer ${env.CDC_TOKEN}`])
  })

  it('is absent where its name has no address', async () => {
    vi.stubEnv('CDC_URL', 'http://cdc.invalid:8080')
    expect(await readCdcState()).toBeUndefined()
    expect(await startCdcSnapshot()).toBe(false)
  })

  it('is out of reach where it should answer and does not', async () => {
    await standIn({})
    server?.close()
    await new Promise((resolve) => server?.once('close', resolve))
    await expect(readCdcState()).rejects.toMatchObject({ code: 'upstream_unavailable', upstream: 'cdc' })
  })

  it('says that the token is not the service’s', async () => {
    await standIn({ 'GET /state': { status: 401, body: {} } })
    await expect(readCdcState()).rejects.toThrow('does not take the console’s token')
  })

  it('does not pass on what it does not understand', async () => {
    await standIn({ 'GET /state': { status: 200, body: { ...example(), state: 'dancing' } } })
    await expect(readCdcState()).rejects.toMatchObject({ code: 'upstream_error', upstream: 'cdc' })
  })

  it('begins a snapshot', async () => {
    const asked = await standIn({ 'POST /snapshot': { status: 202, body: {} } })
    expect(await startCdcSnapshot()).toBe(true)
    expect(asked).toHaveLength(1)
  })
})
