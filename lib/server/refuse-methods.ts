import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const channel = 'http.server.request.start'

/** What the framework hands on. */
const served = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Has every other method answered like any that is not to be had. The framework answers TRACE with 500, because no `Request` can have
 * it, and the rest with a bare 400; OPTIONS has no meaning here either, and reaches the operations, which say what may be done.
 *
 * @returns how to stop that.
 */
export function refuseMethods(): () => void {
  const rename = (message: unknown) => {
    const { request } = message as { request: IncomingMessage }
    if (!served.has(request.method ?? '')) request.method = 'OPTIONS'
  }
  subscribe(channel, rename)
  return () => {
    unsubscribe(channel, rename)
  }
}
