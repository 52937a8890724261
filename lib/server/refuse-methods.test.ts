import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { refuseMethods } from './refuse-methods'

/** The method that a server in this process is told. */
async function methodSeen(method: string): Promise<string> {
  const server = createServer((asked, response) => response.end(asked.method))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    return await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', method }, (response) => {
        response.setEncoding('utf8').once('data', resolve)
      })
        .once('error', reject)
        .end()
    })
  } finally {
    server.close()
  }
}

describe('a method that is not served', () => {
  it.each(['TRACE', 'QUERY', 'PROPFIND'])('never reaches what cannot answer it: %s', async (method) => {
    expect(await methodSeen(method)).toBe(method)
    const stop = refuseMethods()
    try {
      expect(await methodSeen(method)).toBe('OPTIONS')
    } finally {
      stop()
    }
  })

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is not %s', async (method) => {
    const stop = refuseMethods()
    try {
      expect(await methodSeen(method)).toBe(method)
    } finally {
      stop()
    }
  })
})
