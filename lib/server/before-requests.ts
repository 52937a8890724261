import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const channel = 'http.server.request.start'

/**
 * Shows every request that this process gets to `look` before its server sees it, to be put right.
 * https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html#event-httpserverrequeststart
 *
 * @returns how to stop that.
 */
export function beforeRequests(look: (request: IncomingMessage) => void): () => void {
  const listen = (message: unknown) => look((message as { request: IncomingMessage }).request)
  subscribe(channel, listen)
  return () => {
    unsubscribe(channel, listen)
  }
}
