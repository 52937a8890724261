import { isIP } from 'node:net'
import { AppError } from '@/lib/errors'

const longest = 2_000

/**
 * Reads a URL that someone wants the console to send to. Everything that programs read in different ways is refused rather than guessed
 * at: what was checked must be what is connected to.
 *
 * @throws {AppError} `invalid_request`, naming the field.
 */
export function parseOutboundUrl(text: string, field: string): URL {
  const refuse = (detail: string) => new AppError('invalid_request', { detail, field })
  if (text.length > longest) throw refuse(`A URL may have at most ${longest} characters.`)
  const [, host] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? []
  if (host === undefined || !URL.canParse(text)) throw refuse('Give a whole URL that begins with https:// or http://.')
  if (/[\s\\\p{Cc}]/u.test(text)) throw refuse('A URL holds no spaces, backslashes or control characters.')
  if (host.includes('@')) throw refuse('A URL with a user name or password in it is refused.')
  const url = new URL(text)
  if (url.port === '0') throw refuse('Port 0 cannot be connected to.')
  const given = host.replace(/:\d*$/, '').toLowerCase()
  const bare = bareHost(url)
  // The parser turns 0x7f.1, 2130706433 and ①②⑦.0.0.1 into 127.0.0.1.
  if (isIP(bare) !== 0 && given !== url.hostname) {
    throw refuse(`Write the address in its plain form: ${url.hostname}`)
  }
  if (given.includes('%') || bare.endsWith('.') || bare.includes('..')) {
    throw refuse('Write the host in its plain form, without escapes and without a dot at its end.')
  }
  return url
}

/** The host as a resolver or socket takes it: an IPv6 address without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}
