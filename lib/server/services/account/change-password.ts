import { APIError } from 'better-auth/api'
import type { ChangePassword } from '@/lib/contracts/account'
import { AppError } from '@/lib/errors'
import { admitSignIn, forgiveSignIn, getAuth, secondStepsOf } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/**
 * Replaces the password and ends every other session of its owner.
 *
 * @returns the cookies of the new session.
 * @throws {AppError} `invalid_request` for a wrong current password or an unchanged one, `rate_limited` after ten wrong ones.
 */
export async function changePassword(
  person: { id: string; email: string },
  input: ChangePassword,
  request: { headers: Headers; address: string },
): Promise<string[]> {
  if (input.newPassword === input.currentPassword) {
    throw new AppError('invalid_request', { detail: 'Choose a password you have not used here.', field: 'newPassword' })
  }
  // Whoever finds an open browser could otherwise guess without end.
  await admitSignIn(person.email, request.address)
  const answer = await getAuth()
    .api.changePassword({
      body: { ...input, revokeOtherSessions: true },
      headers: request.headers,
      returnHeaders: true,
    })
    .catch((cause: unknown) => {
      if (cause instanceof APIError && cause.statusCode === 400) {
        throw new AppError('invalid_request', { detail: 'The current password is wrong.', field: 'currentPassword' })
      }
      throw cause
    })
  const database = getDatabase()
  await database.$transaction([
    database.user.update({ where: { id: person.id }, data: { mustChangePassword: false } }),
    database.verification.deleteMany({ where: secondStepsOf(person.id) }),
  ])
  await forgiveSignIn(person.email, request.address)
  return answer.headers.getSetCookie()
}
