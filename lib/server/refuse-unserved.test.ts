import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { refuseGarbledAddresses, refuseMethods } from './refuse-unserved'

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

/** The address that a server in this process is told. */
async function addressSeen(address: string): Promise<string> {
  const server = createServer((asked, response) => response.end(asked.url))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = refuseGarbledAddresses()
  try {
    const { port } = server.address() as AddressInfo
    return await (await fetch(`http://127.0.0.1:${port}${address}`)).text()
  } finally {
    stop()
    server.close()
  }
}

describe('an address', () => {
  it.each([
    ['/api/v1/dags/%ff', '/api/v1/dags/%25ff'],
    ['/api/v1/%E0%A4%A?limit=1', '/api/v1/%25E0%25A4%25A?limit=1'],
    ['/%', '/%25'],
  ])('that is no text is made one that is not there: %s', async (address, seen) => {
    expect(await addressSeen(address)).toBe(seen)
    expect(() => decodeURIComponent(seen)).not.toThrow()
  })

  it.each(['/api/v1/dags/a%2Fb', '/tables/%C3%A4?x=%ff', '/'])(
    'that is a text is left as it is: %s',
    async (address) => {
      expect(await addressSeen(address)).toBe(address)
    },
  )
})
