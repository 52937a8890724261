import { secondStepsOf } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/**
 * Takes someone's second factor away for them, as an administrator does when a phone is lost. What was half done ends with it: an
 * enrolment, and a second step at sign-in.
 *
 * @returns whether they had one.
 */
export async function disableTwoFactor(userId: string): Promise<boolean> {
  const database = getDatabase()
  const [{ count }] = await database.$transaction([
    database.user.updateMany({
      where: { id: userId, twoFactorEnabled: true },
      data: { twoFactorEnabled: false },
    }),
    database.twoFactor.deleteMany({ where: { userId } }),
    database.verification.deleteMany({ where: secondStepsOf(userId) }),
  ])
  return count > 0
}
