import { APIError } from 'better-auth/api'
import type { SignIn, SignInAnswer } from '@/lib/contracts/account'
import { AppError } from '@/lib/errors'
import { admitSignIn, forgiveSignIn, getAuth } from '@/lib/server/auth'
import { toViewer } from './to-viewer'

export interface SignedIn {
  answer: SignInAnswer
  setCookies: string[]
}

/**
 * Opens a session for the owner of this password; the second step of one, where they have a second factor.
 *
 * @throws {AppError} `wrong_credentials`, or `rate_limited` after ten wrong passwords.
 */
export async function signIn(input: SignIn, request: { headers: Headers; address: string }): Promise<SignedIn> {
  await admitSignIn(input.email, request.address)
  const { response, headers } = await getAuth()
    .api.signInEmail({
      body: { email: input.email, password: input.password },
      headers: request.headers,
      returnHeaders: true,
    })
    .catch((cause: unknown) => {
      if (cause instanceof APIError && (cause.statusCode === 401 || cause.statusCode === 400)) {
        throw new AppError('wrong_credentials')
      }
      throw cause
    })
  const setCookies = headers.getSetCookie()
  // What was counted stays so until the second step is done too.
  if ('twoFactorRedirect' in response) return { answer: { secondFactor: true }, setCookies }
  await forgiveSignIn(input.email, request.address)
  return { answer: { secondFactor: false, ...toViewer(response.user as Parameters<typeof toViewer>[0]) }, setCookies }
}
