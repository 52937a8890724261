import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { OutboundError } from '../outbound'
import { findProvider } from './provider'
import { isAddressOf } from './provider-fetch'
import type { OidcSettings } from './settings'
import { toRefusal } from './to-refusal'

/** What only the browser that began a sign-in has, and what it proves. */
export interface AuthorizationChecks {
  state: string
  nonce: string
  codeVerifier: string
}

/**
 * Where to send a browser to sign in, and what it is to keep meanwhile.
 *
 * @throws {SignInRefusal} when the provider cannot be found out.
 */
export async function beginAuthorization(
  settings: OidcSettings,
  redirectUri: string,
): Promise<{ url: URL; checks: AuthorizationChecks }> {
  try {
    const provider = await findProvider(settings)
    const checks = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
      code_challenge_method: 'S256',
    })
    if (!isAddressOf(settings.issuer, url)) throw new OutboundError(`The provider sends browsers to ${url.origin}.`)
    return { url, checks }
  } catch (error) {
    throw toRefusal(error)
  }
}
