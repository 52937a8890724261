import dgram from 'node:dgram'
import dns from 'node:dns'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { ensureCertificates } from '@/lib/server/bootstrap/certificates'
import { checkOutboundHost, OutboundError, parseOutboundUrl, requestOutbound } from '.'
import { findRefusal } from './find-refusal'

const setting = 'CONSOLE_WEBHOOK_ALLOWED'

/** Who is connected to, and what they are asked. */
let connections = 0
let answer: http.RequestListener = (_request, response) => response.end('ok')
const seen: { method: string | undefined; url: string | undefined; headers: http.IncomingHttpHeaders; body: string }[] =
  []
const receiver = http.createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  seen.push({ method: request.method, url: request.url, headers: request.headers, body })
  answer(request, response)
})
receiver.on('connection', () => {
  connections += 1
})

/** Answers each query with the addresses that its name has by now. */
const names = new Map<string, (query: number) => string[]>()
const queries = new Map<string, number>()
const nameServer = dgram.createSocket('udp4')
nameServer.on('message', (message, { address, port }) => {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString())
    at += length + 1
  }
  const question = message.subarray(12, at + 5)
  const type = message.readUInt16BE(at + 1)
  const name = labels.join('.')
  const count = type === 1 ? (queries.get(name) ?? 0) + 1 : (queries.get(name) ?? 1)
  queries.set(name, count)
  const version = type === 28 ? 6 : 4
  const found = names
    .get(name)?.(count)
    .filter((each) => net.isIP(each) === version)
  if (found?.includes('never')) return
  const records = (found ?? []).map((each) => {
    const bytes = version === 4 ? Buffer.from(each.split('.').map(Number)) : expandIpv6(each)
    const record = Buffer.alloc(12)
    record.writeUInt16BE(0xc00c, 0)
    record.writeUInt16BE(type, 2)
    record.writeUInt16BE(1, 4)
    record.writeUInt16BE(bytes.byteLength, 10)
    return Buffer.concat([record, bytes])
  })
  const head = Buffer.alloc(12)
  message.copy(head, 0, 0, 2)
  head.writeUInt16BE(found === undefined ? 0x8183 : 0x8180, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(records.length, 6)
  nameServer.send(Buffer.concat([head, question, ...records]), port, address)
})

function expandIpv6(address: string): Buffer {
  const [left = '', right = ''] = address.split('::')
  const words = (part: string) => part.split(':').filter(Boolean)
  const zeros = Array(8 - words(left).length - words(right).length).fill('0')
  return Buffer.from(
    [...words(left), ...zeros, ...words(right)].map((word) => String(word).padStart(4, '0')).join(''),
    'hex',
  )
}

let port = 0
const send = (url: string, options: Partial<Parameters<typeof requestOutbound>[0]> = {}) =>
  requestOutbound({
    url: new URL(url),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    timeoutMs: 2_000,
    maxResponseBytes: 4_096,
    allowed: [],
    setting,
    ...options,
  })

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '::', resolve))
  port = (receiver.address() as AddressInfo).port
  await new Promise<void>((resolve) => nameServer.bind(0, '127.0.0.1', resolve))
  dns.setServers([`127.0.0.1:${nameServer.address().port}`])
})

afterEach(() => {
  connections = 0
  seen.length = 0
  names.clear()
  queries.clear()
  answer = (_request, response) => response.end('ok')
})

afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
  nameServer.close()
})

describe('a URL to send to', () => {
  it.each([
    ['ftp://example.com/', 'begins with https'],
    ['file:///etc/passwd', 'begins with https'],
    ['gopher://example.com/', 'begins with https'],
    ['//example.com/', 'begins with https'],
    ['https:example.com', 'begins with https'],
    ['https://', 'begins with https'],
    ['http://user@example.com/', 'user name'],
    ['http://user:password@example.com/', 'user name'],
    ['http://example.com:80@127.0.0.1/', 'user name'],
    ['http://example.com\\@127.0.0.1/', 'backslashes'],
    ['http://exa\tmple.com/', 'spaces'],
    ['http://example.com/a b', 'spaces'],
    ['http://0x7f.1/', 'plain form: 127.0.0.1'],
    ['http://2130706433/', 'plain form: 127.0.0.1'],
    ['http://017700000001/', 'plain form: 127.0.0.1'],
    ['http://127.1/', 'plain form: 127.0.0.1'],
    ['http://①②⑦.0.0.1/', 'plain form: 127.0.0.1'],
    ['http://127.0.0.1./', 'plain form'],
    ['http://%31%32%37.0.0.1/', 'plain form'],
    ['http://[::ffff:127.0.0.1]/', 'plain form'],
    ['http://[0:0:0:0:0:0:0:1]/', 'plain form: [::1]'],
    ['http://localhost./', 'without a dot'],
    ['http://example.com./', 'without a dot'],
    ['http://ex%61mple.com/', 'without escapes'],
    ['http://example.com:0/', 'Port 0'],
    [`https://example.com/${'a'.repeat(2_000)}`, 'at most'],
  ])('is refused when programs may read it differently: %s', (url, words) => {
    expect(() => parseOutboundUrl(url, 'url')).toThrow(AppError)
    expect(() => parseOutboundUrl(url, 'url')).toThrow(words)
  })

  it.each([
    'https://example.com/hooks/1?token=2',
    'HTTPS://Example.com',
    'http://example.com:8080/',
    'https://bücher.example/',
    'http://198.51.100.7/',
    'https://[2606:4700::1111]:8443/a',
  ])('is taken when it says plainly where to: %s', (url) => {
    expect(parseOutboundUrl(url, 'url').href).toBe(new URL(url).href)
  })
})

describe('an address', () => {
  it.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '::1',
      '0.0.0.0',
      '0.1.2.3',
      '::',
      '169.254.169.254',
      'fe80::1',
      'fe80::1%eth0',
    ],
    ...['224.0.0.1', 'ff02::1', '255.255.255.255', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::7f00:1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1'],
    ...['2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:7f00:1::', 'fec0::1', '198.18.0.1', '192.0.0.8', '240.0.0.1'],
    ...['2001:db8::1', 'not an address', ''],
  ])('that is not of the public internet is refused: %s', (address) => {
    expect(findRefusal(address, [])).not.toBeNull()
  })

  it.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111'])('of the public internet is taken: %s', (address) => {
    expect(findRefusal(address, [])).toBeNull()
  })

  it('of every network that this process is in is refused', () => {
    const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    expect(own.length).toBeGreaterThan(0)
    for (const { address } of own) expect(findRefusal(address, [])).not.toBeNull()
  })

  it('is taken where the setting has it or its range, and no other form of it', () => {
    expect(findRefusal('10.1.2.3', ['10.1.2.3'])).toBeNull()
    expect(findRefusal('10.1.2.3', ['example.com', '10.0.0.0/8'])).toBeNull()
    expect(findRefusal('fd00::5', ['fd00::/8'])).toBeNull()
    expect(findRefusal('11.1.2.3', ['10.0.0.0/9'])).toBeNull()
    expect(findRefusal('10.128.2.3', ['10.0.0.0/9'])).not.toBeNull()
    expect(findRefusal('::ffff:10.1.2.3', ['10.0.0.0/8'])).not.toBeNull()
    expect(findRefusal('127.0.0.1', ['localhost'])).not.toBeNull()
  })
})

describe('a request to somewhere outside', () => {
  it.each(['127.0.0.1', '[::1]', '[::ffff:7f00:1]', '0.0.0.0', '[::]', 'localhost'])(
    'does not reach what listens on this machine: %s',
    async (host) => {
      await expect(send(`http://${host}:${port}/`)).rejects.toThrow(OutboundError)
      await expect(send(`http://${host}:${port}/`)).rejects.toThrow(/To allow it, add it to CONSOLE_WEBHOOK_ALLOWED/)
      expect(connections).toBe(0)
    },
  )

  it('does not reach the addresses of this machine’s own networks', async () => {
    const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    for (const { address, family } of own.filter((each) => each.scopeid === undefined || each.scopeid === 0)) {
      const host = family === 'IPv6' ? `[${address}]` : address
      await expect(send(`http://${host}:${port}/`)).rejects.toThrow(OutboundError)
    }
    expect(connections).toBe(0)
  })

  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:7f00:1'],
    ['64:ff9b::7f00:1'],
    ['93.184.215.14', '127.0.0.1'],
    ['2606:4700::1111', '10.0.0.1'],
  ])('does not follow a name to within, not even when it has other addresses too: %s', async (...addresses) => {
    names.set('rebind.test', () => addresses)
    await expect(send(`http://rebind.test:${port}/`)).rejects.toThrow(/rebind\.test is .*, which is not an address/)
    expect(connections).toBe(0)
  })

  it('checks a name when it connects, though it was harmless when it was looked at before', async () => {
    names.set('rebind.test', (query) => (query === 1 ? ['93.184.215.14'] : ['127.0.0.1']))
    const url = new URL(`http://rebind.test:${port}/`)
    await checkOutboundHost(url, { allowed: [], setting })
    await expect(send(url.href)).rejects.toThrow('rebind.test is 127.0.0.1')
    expect(queries.get('rebind.test')).toBe(2)
    expect(connections).toBe(0)
  })

  it('connects to the very address that was checked, though the name would have another by then', async () => {
    names.set('rebind.test', (query) => (query === 1 ? ['127.0.0.1'] : ['93.184.215.14']))
    const { status } = await send(`http://rebind.test:${port}/`, { allowed: ['127.0.0.1'] })
    expect(status).toBe(200)
    expect(queries.get('rebind.test')).toBe(1)
  })

  it('reaches what the setting allows: by name, address or range', async () => {
    names.set('receiver.test', () => ['127.0.0.1'])
    for (const [host, allowed] of [
      ['receiver.test', 'receiver.test'],
      ['receiver.test', '127.0.0.0/8'],
      ['127.0.0.1', '127.0.0.1'],
      ['[::1]', '::1'],
      ['localhost', 'localhost'],
    ] as const) {
      expect(await send(`http://${host}:${port}/hook?a=1`, { allowed: [allowed] })).toMatchObject({ status: 200 })
    }
    expect(connections).toBe(5)
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/hook?a=1',
      body: '{}',
      headers: { host: `receiver.test:${port}`, 'content-type': 'application/json', 'content-length': '2' },
    })
  })

  it('does not follow a redirect, wherever it points', async () => {
    answer = (_request, response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/other` }).end()
    expect(await send(`http://127.0.0.1:${port}/`, { allowed: ['127.0.0.1'] })).toMatchObject({ status: 307 })
    expect(seen).toHaveLength(1)
  })

  it('reads no more of an answer than it was told, and lets the rest go', async () => {
    let isClosed = false
    answer = (_request, response) => {
      response.on('close', () => {
        isClosed = true
      })
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    }
    const { status, body, isTruncated } = await send(`http://127.0.0.1:${port}/`, { allowed: ['127.0.0.1'] })
    expect({ status, length: body.byteLength, isTruncated }).toEqual({ status: 200, length: 4_096, isTruncated: true })
    await expect.poll(() => isClosed).toBe(true)
  })

  it('waits for an answer no longer than it was told, however slowly it comes', async () => {
    answer = () => {}
    const startedAt = performance.now()
    await expect(send(`http://127.0.0.1:${port}/`, { allowed: ['127.0.0.1'], timeoutMs: 300 })).rejects.toThrow(
      'No answer within 0.3 s.',
    )
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    answer = (_request, response) => {
      response.write('a')
      const timer = setInterval(() => response.write('a'), 50)
      response.on('close', () => clearInterval(timer))
    }
    const dripping = await send(`http://127.0.0.1:${port}/`, { allowed: ['127.0.0.1'], timeoutMs: 300 })
    expect(dripping).toMatchObject({ status: 200, isTruncated: true })
    expect(dripping.body.byteLength).toBeGreaterThan(0)
  })

  it('waits no longer for a name whose servers never answer', async () => {
    const mute = dgram.createSocket('udp4')
    await new Promise<void>((resolve) => mute.bind(0, '127.0.0.1', resolve))
    dns.setServers([`127.0.0.1:${mute.address().port}`])
    await expect(send(`http://silent.test:${port}/`, { timeoutMs: 300 })).rejects.toThrow('No answer within 0.3 s.')
    dns.setServers([`127.0.0.1:${nameServer.address().port}`])
    mute.close()
  })

  it('does not believe a certificate that nobody known has signed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'outbound-'))
    await ensureCertificates({ authority: folder, publicAuthority: folder, server: folder }, ['localhost', '127.0.0.1'])
    const pem = await readFile(path.join(folder, 'trino.pem'))
    let requests = 0
    const secure = https.createServer({ key: pem, cert: pem }, (_request, response) => {
      requests += 1
      response.end()
    })
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    const { port: securePort } = secure.address() as AddressInfo
    await expect(send(`https://127.0.0.1:${securePort}/`, { allowed: ['127.0.0.1'] })).rejects.toThrow(
      'Its certificate is signed by nobody known.',
    )
    expect(requests).toBe(0)
    secure.close()
    await rm(folder, { recursive: true })
  })

  it('says in words why there was no answer', async () => {
    const allowed = ['127.0.0.1', 'localhost']
    const closed = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port: closedPort } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    await expect(send(`http://127.0.0.1:${closedPort}/`, { allowed })).rejects.toThrow('The connection was refused.')

    const mute = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => mute.once('listening', resolve))
    const mutePort = (mute.address() as AddressInfo).port
    await expect(send(`http://127.0.0.1:${mutePort}/`, { allowed })).rejects.toThrow(
      /closed before there was an answer/,
    )
    mute.close()

    const other = net.createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const otherPort = (other.address() as AddressInfo).port
    await expect(send(`http://127.0.0.1:${otherPort}/`, { allowed })).rejects.toThrow('It does not answer in HTTP.')
    await expect(send(`https://127.0.0.1:${port}/`, { allowed })).rejects.toThrow('does not speak TLS')
    other.close()
  })
})
