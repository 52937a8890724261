import { readOidcSettings } from '@/lib/server/clients/oidc'
import { env } from '@/lib/server/env'

export interface SignInOptions {
  /** The provider by which one may sign in as well: what it is called, and where that begins. */
  provider: { name: string; url: string } | null
}

/** The ways in that the sign-in page offers. */
export function readSignInOptions(): SignInOptions {
  if (!readOidcSettings()) return { provider: null }
  // By the address that the provider sends back to: the cookie in between is that host's.
  return { provider: { name: env.CONSOLE_OIDC_NAME, url: `${env.CONSOLE_PUBLIC_URL}/api/v1/session/oidc` } }
}
