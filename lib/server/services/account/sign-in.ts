import { APIError } from 'better-auth/api'
import type { SignIn, Viewer } from '@/lib/contracts/account'
import { AppError } from '@/lib/errors'
import { admitSignIn, forgiveSignIn, getAuth } from '@/lib/server/auth'

export interface SignedIn {
  viewer: Viewer
  setCookies: string[]
}

/**
 * Opens a session for the owner of this password.
 *
 * @throws {AppError} `wrong_credentials`, or `rate_limited` after ten wrong passwords.
 */
export async function signIn(input: SignIn, request: { headers: Headers; address: string }): Promise<SignedIn> {
  await admitSignIn(input.email, request.address)
  const answer = await getAuth()
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
  await forgiveSignIn(input.email, request.address)
  const { user } = answer.response as { user: Omit<Viewer, 'kind' | 'email'> & { email: string } }
  return {
    viewer: {
      id: user.id,
      kind: 'person',
      name: user.name,
      email: user.email,
      role: user.role,
      mustChangePassword: user.mustChangePassword,
      twoFactorEnabled: user.twoFactorEnabled,
    },
    setCookies: answer.headers.getSetCookie(),
  }
}
