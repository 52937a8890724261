import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>
type Range = [Address, number]

/** What the internet hands out of IPv6 so far: the rest is special, however a library calls it. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * Why nothing is sent to an address: whatever is not of the public internet, and the networks that this process is in itself. A form that
 * carries another address within it (mapped, NAT64, 6to4, Teredo) counts as not public.
 *
 * @param allowed addresses and CIDR ranges that are let through all the same; names among them say nothing of an address.
 * @returns the end of a sentence that begins with the address; null when it may be connected to.
 */
export function findRefusal(address: string, allowed: readonly string[]): string | null {
  if (isIP(address) === 0) return 'is not an address'
  const parsed = ipaddr.parse(address)
  if (allowed.some((entry) => isWithin(parsed, toRange(entry)))) return null
  if (parsed.range() !== 'unicast' || (parsed.kind() === 'ipv6' && !isWithin(parsed, globalUnicast))) {
    return 'is not an address of the public internet'
  }
  return isOwnNetwork(parsed) ? 'is in a network of the stack' : null
}

function isOwnNetwork(address: Address): boolean {
  return Object.values(networkInterfaces())
    .flat()
    .some((each) => each?.cidr && isWithin(address, ipaddr.parseCIDR(each.cidr)))
}

function isWithin(address: Address, range: Range | null): boolean {
  return range !== null && address.kind() === range[0].kind() && address.match(range)
}

/** Null for what is a name. */
function toRange(entry: string): Range | null {
  if (entry.includes('/')) return ipaddr.parseCIDR(entry)
  if (isIP(entry) === 0) return null
  const address = ipaddr.parse(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
