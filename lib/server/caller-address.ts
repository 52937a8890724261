import proxyAddr from 'proxy-addr'
import { beforeRequests } from './before-requests'
import { env } from './env'

/**
 * Makes X-Forwarded-For say, of every request that this process gets, from where it comes as far as that is known: the socket's other
 * end, or what trusted proxies say. Whatever else the header said is a caller's word, and a caller who chooses their address
 * evades what is counted by address, and lies to the audit log.
 *
 * @returns how to stop that.
 */
export function believeOnlyTrustedProxies(): () => void {
  const trusts = proxyAddr.compile(env.CONSOLE_TRUSTED_PROXIES)
  return beforeRequests((request) => {
    request.headers['x-forwarded-for'] = plain(proxyAddr(request, trusts))
  })
}

/** An IPv4 address as such, where the socket listens on both families. */
function plain(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? 'unknown'
}
