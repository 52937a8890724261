import { env } from '@/lib/server/env'

/** Where the provider sends a browser back to: the operator's word, whatever a request's headers say. */
export const oidcRedirectUri = () => `${env.CONSOLE_PUBLIC_URL}/api/v1/session/oidc/callback`
