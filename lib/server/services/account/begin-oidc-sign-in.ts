import { AppError } from '@/lib/errors'
import { keepOidcAttempt } from '@/lib/server/auth'
import { beginAuthorization, readOidcSettings } from '@/lib/server/clients/oidc'
import { localPath } from '@/lib/utils/local-path'
import { oidcRedirectUri } from './oidc-redirect-uri'

/** Longer ones would not fit a cookie. */
const longestNext = 1_000

/**
 * Sends someone to the provider of identities.
 *
 * @returns where, and the cookie by which the browser is known when it comes back.
 * @throws {AppError} `not_found` when there is none, a `SignInRefusal` when it cannot be reached.
 */
export async function beginOidcSignIn(next: string | undefined): Promise<{ location: string; setCookie: string }> {
  const settings = readOidcSettings()
  if (!settings) throw new AppError('not_found')
  const { url, checks } = await beginAuthorization(settings, oidcRedirectUri())
  const path = localPath(next)
  return {
    location: url.href,
    setCookie: await keepOidcAttempt({ ...checks, next: path.length > longestNext ? '/' : path }),
  }
}
