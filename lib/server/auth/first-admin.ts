import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { getDatabase } from '../db'
import { makeTrinoUser } from './trino-user'

/**
 * Creates the first person, who must choose a password of their own at first sign-in. Does nothing once anyone exists.
 *
 * @returns whether the person was created now.
 */
export async function ensureFirstAdmin(admin: { email: string; password: string }): Promise<boolean> {
  const email = admin.email.trim().toLowerCase()
  const hash = await hashPassword(admin.password)
  return getDatabase().$transaction(async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE "user" IN SHARE ROW EXCLUSIVE MODE`
    if ((await transaction.user.count()) > 0) return false
    const id = randomUUID()
    await transaction.user.create({
      data: {
        id,
        name: 'Admin',
        email,
        emailVerified: true,
        mustChangePassword: true,
        role: 'admin',
        trinoUser: makeTrinoUser(),
        accounts: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: hash } },
      },
    })
    return true
  })
}
