import dns from 'node:dns'
import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'

export interface HostAddress {
  address: string
  family: number
}

/** How long one server of names is waited for, in milliseconds, and how often it is asked. */
const timeoutMs = 2_000
const tries = 2

/** What a server of names says of a name that it does not have; the machine's own file may. */
const unknownCodes = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * Every address of a host. Names are resolved by queries of our own: the system's resolver blocks a thread of the process's few while it
 * waits, and a name whose servers never answer would hold up all that reads files. It is asked only for what they do not know.
 *
 * @throws the resolver's error.
 */
export async function resolveHost(host: string): Promise<HostAddress[]> {
  const version = isIP(host)
  if (version !== 0) return [{ address: host, family: version }]
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  resolver.setServers(dns.getServers())
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ]
  if (found.length > 0) return found
  const failure = [four, six].find((each) => each.status === 'rejected' && !unknownCodes.has(each.reason?.code))
  if (failure?.status === 'rejected') throw failure.reason
  return lookup(host, { all: true })
}
