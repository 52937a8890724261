import { parseCookies } from 'better-auth/cookies'
import { symmetricDecodeJWT, symmetricEncodeJWT } from 'better-auth/crypto'
import { z } from 'zod'
import { env } from '../env'

/** How long someone may take at the provider. */
const attemptSeconds = 10 * 60

const purpose = 'lakehouse-oidc'
const path = '/api/v1/session/oidc'

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  next: z.string(),
  begunAt: z.number(),
})

/** What the browser keeps while someone is at the provider. */
export type OidcAttempt = Omit<z.infer<typeof attemptSchema>, 'begunAt'>

const isSecure = () => env.CONSOLE_PUBLIC_URL.startsWith('https:')
const cookieName = () => `${isSecure() ? '__Secure-' : ''}lakehouse.oidc`

function toCookie(value: string, maxAgeSeconds: number): string {
  // Lax: the provider sends the browser back from its own site.
  return [
    `${cookieName()}=${value}`,
    `Max-Age=${maxAgeSeconds}`,
    `Path=${path}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure() ? ['Secure'] : []),
  ].join('; ')
}

/** The `Set-Cookie` that gives an attempt to the browser, encrypted: it can neither read nor change it. */
export async function keepOidcAttempt(attempt: OidcAttempt): Promise<string> {
  const value = { ...attempt, begunAt: Date.now() }
  return toCookie(await symmetricEncodeJWT(value, env.CONSOLE_AUTH_SECRET, purpose, attemptSeconds), attemptSeconds)
}

/** The attempt that this browser has begun; null when it has none, or took too long. */
export async function readOidcAttempt(headers: Headers): Promise<OidcAttempt | null> {
  const sealed = parseCookies(headers.get('cookie') ?? '').get(cookieName())
  if (sealed === undefined) return null
  const opened = attemptSchema.safeParse(await symmetricDecodeJWT(sealed, env.CONSOLE_AUTH_SECRET, purpose))
  if (!opened.success) return null
  const { begunAt, ...attempt } = opened.data
  const agoMs = Date.now() - begunAt
  // Less than none: the clock was set back since.
  return agoMs >= 0 && agoMs <= attemptSeconds * 1_000 ? attempt : null
}

/** The `Set-Cookie` that takes the attempt from the browser. */
export function dropOidcAttempt(): string {
  return toCookie('', 0)
}
