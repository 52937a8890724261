import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client'
import { z } from 'zod'
import type { AuthorizationChecks } from './begin-authorization'
import { findProvider } from './provider'
import type { OidcSettings } from './settings'
import { SignInRefusal } from './sign-in-refusal'
import { toRefusal } from './to-refusal'

/** Who someone is, as the provider says it. */
export interface Identity {
  /** With the subject, the only name that never becomes another's. */
  issuer: string
  subject: string
  email: string | null
  isEmailVerified: boolean
  name: string | null
}

const claimsSchema = z.object({
  email: z.email().max(254).optional().catch(undefined),
  // Some providers write it as text.
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional()
    .catch(undefined),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
})

/**
 * Exchanges what the provider sent the browser back with for who they are. Signature, issuer, audience, times and nonce of the token
 * are checked, and the state and the proof of the browser that began.
 *
 * @param callbackUrl the redirect URI with the query it was called with.
 * @throws {SignInRefusal}
 */
export async function completeAuthorization(
  settings: OidcSettings,
  callbackUrl: URL,
  checks: AuthorizationChecks,
): Promise<Identity> {
  if (callbackUrl.searchParams.get('state') !== checks.state) throw new SignInRefusal('expired')
  try {
    const provider = await findProvider(settings)
    const tokens = await authorizationCodeGrant(provider, callbackUrl, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.codeVerifier,
      idTokenExpected: true,
    })
    const token = tokens.claims()
    if (!token) throw new SignInRefusal('not_verified')
    const claims = claimsSchema.parse(await completeClaims(provider, tokens.access_token, token))
    return {
      issuer: token.iss,
      subject: token.sub,
      email: claims.email?.toLowerCase() ?? null,
      isEmailVerified: claims.email_verified ?? false,
      name: claims.name ?? claims.preferred_username ?? null,
    }
  } catch (error) {
    throw toRefusal(error)
  }
}

/** Many providers keep a person's email out of the token, and tell it to whoever asks with it. */
async function completeClaims(
  provider: Configuration,
  accessToken: string,
  token: { sub: string; email?: unknown },
): Promise<object> {
  if (token.email !== undefined || provider.serverMetadata().userinfo_endpoint === undefined) return token
  return fetchUserInfo(provider, accessToken, token.sub)
}
