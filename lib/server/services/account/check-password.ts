import { APIError } from 'better-auth/api'
import { AppError } from '@/lib/errors'
import { admitSignIn, forgiveSignIn, getAuth } from '@/lib/server/auth'

/**
 * Asks a person who is signed in for their password again: whoever finds an open browser has the session, and not that.
 *
 * @throws {AppError} `invalid_request` when it is wrong, `rate_limited` after ten wrong ones.
 */
export async function checkPassword(
  person: { email: string },
  password: string,
  request: { headers: Headers; address: string },
): Promise<void> {
  await admitSignIn(person.email, request.address)
  await getAuth()
    .api.verifyPassword({ body: { password }, headers: request.headers })
    .catch((cause: unknown) => {
      if (cause instanceof APIError && cause.statusCode === 400) {
        throw new AppError('invalid_request', { detail: 'The password is wrong.', field: 'password' })
      }
      throw cause
    })
  await forgiveSignIn(person.email, request.address)
}
