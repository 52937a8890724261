import { AppError } from '@/lib/errors'
import { dropOidcAttempt, getAuth, readOidcAttempt } from '@/lib/server/auth'
import { completeAuthorization, readOidcSettings, SignInRefusal } from '@/lib/server/clients/oidc'
import { logger } from '@/lib/server/logger'
import { localPath } from '@/lib/utils/local-path'
import { type FoundPerson, findOrMakePerson } from './find-or-make-person'
import { oidcRedirectUri } from './oidc-redirect-uri'

export interface OidcSignedIn {
  person: FoundPerson
  location: string
  setCookies: string[]
}

/**
 * Opens a session for whom the provider has named; the second step of one, where they have a second factor here.
 *
 * @param query as the provider sent the browser back with.
 * @throws {AppError} `not_found` when there is no provider, else a `SignInRefusal`.
 */
export async function completeOidcSignIn(query: string, headers: Headers): Promise<OidcSignedIn> {
  const settings = readOidcSettings()
  if (!settings) throw new AppError('not_found')
  const attempt = await readOidcAttempt(headers)
  if (!attempt) throw new SignInRefusal('expired')
  const callback = new URL(oidcRedirectUri())
  callback.search = query
  const identity = await completeAuthorization(settings, callback, attempt).catch((error: unknown) => {
    // For the operator; neither codes nor tokens are in a message.
    if (error instanceof SignInRefusal)
      logger.warn({ fault: error.fault, cause: explain(error.cause) }, 'sign-in by OIDC')
    throw error
  })
  const person = await findOrMakePerson(identity)
  const { response, headers: answered } = await getAuth().api.signInExternally({
    body: { userId: person.id },
    headers,
    returnHeaders: true,
  })
  const next = localPath(attempt.next)
  return {
    person,
    location: response.secondFactor ? `/sign-in?step=second-factor&next=${encodeURIComponent(next)}` : next,
    setCookies: [dropOidcAttempt(), ...answered.getSetCookie()],
  }
}

function explain(error: unknown): string[] {
  const words: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) words.push(at.message)
  return words
}
