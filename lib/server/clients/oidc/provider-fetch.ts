import type { CustomFetch } from 'openid-client'
import { OutboundError, parseOutboundUrl, requestOutbound } from '../outbound'

/** For each of the few requests that a sign-in takes. */
const timeoutMs = 5_000
const maxResponseBytes = 512 * 1024

/**
 * Asks the provider. The issuer is the operator's word; where its other addresses are is the provider's: those are of the issuer's own
 * origin, or of the public internet and over TLS.
 */
export function providerFetch(issuer: URL): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const url = parseOutboundUrl(address, 'CONSOLE_OIDC_ISSUER')
    if (!isAddressOf(issuer, url)) {
      throw new OutboundError(`The provider names ${url.origin}, which is neither its own origin nor over TLS.`)
    }
    const response = await requestOutbound({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs,
      maxResponseBytes,
      allowed: url.origin === issuer.origin ? [issuer.hostname.replace(/^\[(.*)\]$/, '$1')] : [],
      setting: 'CONSOLE_OIDC_ISSUER',
      ...(signal ? { signal } : {}),
    })
    if (response.isTruncated) throw new OutboundError('The provider’s answer is too long, or did not come in time.')
    return new Response(response.status === 204 ? null : new Uint8Array(response.body), {
      status: response.status,
      headers: Object.entries(response.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, each]),
      ),
    })
  }
}

/** Whether an address may be the provider's. */
export function isAddressOf(issuer: URL, url: URL): boolean {
  return url.origin === issuer.origin || url.protocol === 'https:'
}
