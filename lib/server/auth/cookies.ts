import { parseCookies, parseSetCookieHeader } from 'better-auth/cookies'

const isNamed = (cookie: string, name: string) => cookie === name || cookie === `__Secure-${name}`

/** These headers with no cookie but that of a second step. */
export function onlySecondFactorCookie(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('cookie')
  for (const [name, value] of parseCookies(headers.get('cookie') ?? '')) {
    if (isNamed(name, 'lakehouse.two_factor')) copy.append('cookie', `${name}=${value}`)
  }
  return copy
}

/** The token of the session that these `Set-Cookie` headers open, if they open one. */
export function readSessionToken(setCookies: string[]): string | undefined {
  for (const header of setCookies) {
    for (const [name, { value }] of parseSetCookieHeader(header)) {
      if (isNamed(name, 'lakehouse.session_token') && value !== '') return value.split('.')[0]
    }
  }
  return undefined
}
