import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'
import { env } from './env'

const channel = 'http.server.request.start'

/**
 * Makes X-Forwarded-For say, of every request that this process gets, from where it comes as far as that is known: the socket's other
 * end, or what trusted proxies say. Whatever else the header said is a caller's word, and a caller who chooses their address
 * evades what is counted by address, and lies to the audit log.
 *
 * Node publishes this channel before it hands the request to the server:
 * https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html#event-httpserverrequeststart
 *
 * @returns how to stop that.
 */
export function believeOnlyTrustedProxies(): () => void {
  const trusts = proxyAddr.compile(env.CONSOLE_TRUSTED_PROXIES)
  const correct = (message: unknown) => {
    const { request } = message as { request: IncomingMessage }
    request.headers['x-forwarded-for'] = plain(proxyAddr(request, trusts))
  }
  subscribe(channel, correct)
  return () => {
    unsubscribe(channel, correct)
  }
}

/** An IPv4 address as such, where the socket listens on both families. */
function plain(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? 'unknown'
}
