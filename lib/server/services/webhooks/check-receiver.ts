import { AppError } from '@/lib/errors'
import { checkOutboundHost, OutboundError, parseOutboundUrl } from '@/lib/server/clients/outbound'
import { env } from '@/lib/server/env'

/** Where webhooks may go besides the public internet. */
export function outboundPolicy() {
  return { allowed: env.CONSOLE_WEBHOOK_ALLOWED, setting: 'CONSOLE_WEBHOOK_ALLOWED' }
}

/**
 * Says now what every try would say later.
 *
 * @throws {AppError} `invalid_request` for a URL that nothing is sent to.
 */
export async function checkReceiver(text: string): Promise<string> {
  const url = parseOutboundUrl(text, 'url')
  if (url.hash !== '') {
    throw new AppError('invalid_request', { detail: 'What follows a # is never sent: leave it out.', field: 'url' })
  }
  try {
    await checkOutboundHost(url, outboundPolicy())
  } catch (cause) {
    if (!(cause instanceof OutboundError)) throw cause
    throw new AppError('invalid_request', { detail: cause.message, field: 'url', cause })
  }
  return url.href
}
