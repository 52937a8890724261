import { beforeRequests } from './before-requests'

/** What the framework hands on. */
const served = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Has every other method answered like any that is not to be had. The framework answers TRACE with 500, because no `Request` can have
 * it, and the rest with a bare 400; OPTIONS has no meaning here either, and reaches the operations, which say what may be done.
 *
 * @returns how to stop that.
 */
export function refuseMethods(): () => void {
  return beforeRequests((request) => {
    if (!served.has(request.method ?? '')) request.method = 'OPTIONS'
  })
}

/**
 * Has an address that is no text, such as `/%ff`, answered like any that is not there. The framework answers 500 where it fails to decode it.
 *
 * @returns how to stop that.
 */
export function refuseGarbledAddresses(): () => void {
  return beforeRequests((request) => {
    const url = request.url ?? '/'
    const end = url.indexOf('?')
    const path = end === -1 ? url : url.slice(0, end)
    try {
      decodeURIComponent(path)
    } catch {
      request.url = path.replaceAll('%', '%25') + url.slice(path.length)
    }
  })
}
