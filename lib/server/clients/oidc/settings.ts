import { env } from '../../env'

export interface OidcSettings {
  issuer: URL
  clientId: string
  clientSecret: string
}

/** Where identities come from; null when the operator has set none. */
export function readOidcSettings(): OidcSettings | null {
  const { CONSOLE_OIDC_ISSUER: issuer, CONSOLE_OIDC_CLIENT_ID: clientId } = env
  if (issuer === undefined || clientId === undefined || env.CONSOLE_OIDC_CLIENT_SECRET === undefined) return null
  return { issuer: new URL(issuer), clientId, clientSecret: env.CONSOLE_OIDC_CLIENT_SECRET }
}
