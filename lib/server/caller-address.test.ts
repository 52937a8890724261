import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { believeOnlyTrustedProxies } from './caller-address'

/** What a server in this process is told about where a request comes from. */
async function addressSeen(trusted: string, headers: Record<string, string>): Promise<string> {
  vi.stubEnv('CONSOLE_TRUSTED_PROXIES', trusted)
  const stop = believeOnlyTrustedProxies()
  const server = createServer((request, response) => response.end(String(request.headers['x-forwarded-for'])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    return await (await fetch(`http://127.0.0.1:${port}`, { headers })).text()
  } finally {
    server.close()
    stop()
  }
}

describe('where a request comes from', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('is the other end of its socket, whatever it says', async () => {
    expect(await addressSeen('', {})).toBe('127.0.0.1')
    expect(await addressSeen('', { 'x-forwarded-for': '10.9.8.7' })).toBe('127.0.0.1')
    expect(await addressSeen('10.0.0.0/8', { 'x-forwarded-for': '10.9.8.7' })).toBe('127.0.0.1')
  })

  it('is what a trusted proxy says, and not what the caller told the proxy', async () => {
    expect(await addressSeen('127.0.0.0/8', { 'x-forwarded-for': '10.9.8.7' })).toBe('10.9.8.7')
    expect(await addressSeen('127.0.0.0/8', { 'x-forwarded-for': '1.1.1.1, 10.9.8.7' })).toBe('10.9.8.7')
  })
})
