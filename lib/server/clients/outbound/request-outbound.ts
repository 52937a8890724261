import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { findRefusal } from './find-refusal'
import { OutboundError } from './outbound-error'
import { bareHost } from './parse-outbound-url'
import { type HostAddress, resolveHost } from './resolve-host'

/** What may be connected to though it is not of the public internet. */
export interface OutboundPolicy {
  /** Hosts in lower case, addresses, and CIDR ranges. */
  allowed: readonly string[]
  /** The setting that holds them, for whoever is refused. */
  setting: string
}

export interface OutboundRequest extends OutboundPolicy {
  /** As `parseOutboundUrl` gives it. */
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  /** For the whole of it: name, connection, answer. */
  timeoutMs: number
  /** More of the answer is not read. */
  maxResponseBytes: number
  signal?: AbortSignal
}

export interface OutboundResponse {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
  /** There was more, or it did not come in time. */
  isTruncated: boolean
}

/**
 * Makes sure that a host can be sent to as far as it can be told now; {@link requestOutbound} checks again what it connects to.
 *
 * @throws {OutboundError} when the host, or one of its addresses, is refused. A name that cannot be resolved now passes.
 */
export async function checkOutboundHost(url: URL, policy: OutboundPolicy): Promise<void> {
  const host = bareHost(url)
  const addresses = await resolveHost(host).catch((): HostAddress[] => [])
  assertAllowed(host, addresses, policy)
}

/**
 * Sends one request to somewhere outside, and never to what is within: each address that a name resolves to is checked, and it is these
 * that the socket connects to, so that a name which changes meanwhile changes nothing. Redirects are not followed; nothing is kept open.
 *
 * @throws {OutboundError} when it is refused, or no answer came.
 */
export async function requestOutbound(request: OutboundRequest): Promise<OutboundResponse> {
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
  const host = bareHost(request.url)
  try {
    // Of an address as such, no name is looked up when the socket connects.
    const family = isIP(host)
    assertAllowed(host, family === 0 ? [] : [{ address: host, family }], request)
    return await send(request, signal)
  } catch (error) {
    if (error instanceof OutboundError) throw error
    if (timeout.aborted) throw new OutboundError(`No answer within ${request.timeoutMs / 1_000} s.`, { cause: error })
    throw new OutboundError(explain(error), { cause: error })
  }
}

function assertAllowed(host: string, addresses: readonly HostAddress[], { allowed, setting }: OutboundPolicy): void {
  if (allowed.includes(host)) return
  for (const { address } of addresses) {
    const refusal = findRefusal(address, allowed)
    if (refusal === null) continue
    const what = address === host ? address : `${host} is ${address}, which`
    throw new OutboundError(`${what} ${refusal}. To allow it, add it to ${setting}.`)
  }
}

function guardedLookup(policy: OutboundPolicy): LookupFunction {
  return (host, options, callback) => {
    resolveHost(host)
      .then((addresses) => {
        assertAllowed(host, addresses, policy)
        const [first] = addresses
        if (!first) throw new OutboundError(`${host} has no address.`)
        if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      })
      .catch((error: NodeJS.ErrnoException) => callback(error, []))
  }
}

function send(request: OutboundRequest, signal: AbortSignal): Promise<OutboundResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<OutboundResponse>()
  const { request: open } = request.url.protocol === 'https:' ? https : http
  const outgoing = open(request.url, {
    method: request.method,
    headers: {
      ...request.headers,
      'accept-encoding': 'identity',
      connection: 'close',
      ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
    },
    // No pool: a kept connection would go on to an address that was checked long ago.
    agent: false,
    lookup: guardedLookup(request),
    signal,
  })
  outgoing.on('error', reject)
  outgoing.on('response', (incoming) => {
    outgoing.off('error', reject).on('error', () => {})
    readUpTo(incoming, request.maxResponseBytes)
      .then((read) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, ...read }))
      .finally(() => outgoing.destroy())
  })
  outgoing.end(request.body)
  return promise
}

/** The status is known by now: what of the body does not come any more is only left out. */
async function readUpTo(
  incoming: http.IncomingMessage,
  maxBytes: number,
): Promise<{ body: Buffer; isTruncated: boolean }> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      bytes += chunk.byteLength
      if (bytes > maxBytes) break
    }
  } catch {
    return { body: Buffer.concat(chunks).subarray(0, maxBytes), isTruncated: true }
  }
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), isTruncated: bytes > maxBytes }
}

const words: Record<string, string> = {
  ENOTFOUND: 'There is no host of this name.',
  ENODATA: 'The host’s name has no address.',
  EAI_AGAIN: 'The host’s name could not be resolved just now.',
  ETIMEOUT: 'The servers of the host’s name did not answer.',
  ESERVFAIL: 'The servers of the host’s name failed.',
  EBADRESP: 'The servers of the host’s name failed.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed before there was an answer.',
  EPIPE: 'The connection was closed before there was an answer.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host’s network cannot be reached.',
  ETIMEDOUT: 'The connection was not made in time.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another host.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody known.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by nobody known.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate is signed by nobody known.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Its certificate is signed by nobody known.',
  EPROTO: 'It does not speak TLS as it should.',
}

function explain(error: unknown): string {
  // Of a host with several addresses, each has failed by itself.
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  if (code.startsWith('HPE_')) return 'It does not answer in HTTP.'
  if (code.startsWith('ERR_SSL_')) return 'It does not speak TLS as it should.'
  return words[code] ?? `The request failed${code === '' ? '' : ` (${code})`}.`
}
