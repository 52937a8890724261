import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { secondStepsOf } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'
import { missingPerson } from './to-person'

/**
 * Gives a person a password to sign in with once, and ends all of their sessions. Their tokens go on.
 *
 * @throws {AppError} `not_found`.
 */
export async function resetPassword(id: string): Promise<{ email: string; temporaryPassword: string }> {
  const temporaryPassword = randomBytes(15).toString('base64url')
  const password = await hashPassword(temporaryPassword)
  const email = await getDatabase().$transaction(async (transaction) => {
    const person = await transaction.user.findUnique({ where: { id }, select: { email: true } })
    if (!person) throw missingPerson()
    await transaction.user.update({ where: { id }, data: { mustChangePassword: true } })
    await transaction.account.upsert({
      where: { providerId_accountId: { providerId: 'credential', accountId: id } },
      create: { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password },
      update: { password },
    })
    await transaction.session.deleteMany({ where: { userId: id } })
    await transaction.verification.deleteMany({ where: secondStepsOf(id) })
    return person.email
  })
  return { email, temporaryPassword }
}
