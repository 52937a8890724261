import { env } from '../env'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** The origins whose pages may act with a session: the console's own address, its loopback spellings, and those configured. */
function trustedOrigins(): Set<string> {
  const own = new URL(env.CONSOLE_PUBLIC_URL)
  const origins = new Set([own.origin, ...env.CONSOLE_TRUSTED_ORIGINS])
  if (loopback.includes(own.hostname)) {
    for (const hostname of loopback) {
      origins.add(`${own.protocol}//${hostname}${own.port === '' ? '' : `:${own.port}`}`)
    }
  }
  return origins
}

/** Whether a change asked for with these headers comes from one of our own pages. */
export function isTrustedOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  return origin !== null && trustedOrigins().has(origin)
}
