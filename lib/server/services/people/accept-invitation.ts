import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { AcceptInvitation, Invitation } from '@/lib/contracts/people'
import type { Role } from '@/lib/contracts/role'
import { AppError } from '@/lib/errors'
import { hashToken, makeTrinoUser } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'
import type { Prisma } from '@/lib/server/generated/prisma/client'
import { syncTrinoAccess } from '@/lib/server/services/trino-access'
import { toInvitation } from './invitations'
import { lockPeople } from './keep-an-admin'

/** What a link offers. @throws {AppError} `not_found` where it is none of ours, used, or over. */
export async function readInvitation(token: string, now = new Date()): Promise<Invitation> {
  return toInvitation(await findInvitation(getDatabase(), token, now))
}

/**
 * Makes a person of who was invited. A link makes one person.
 *
 * @returns whom.
 * @throws {AppError} `not_found` where the link is none of ours, used, or over; `conflict` where they are here already.
 */
export async function acceptInvitation(
  { token, name, password }: AcceptInvitation,
  now = new Date(),
): Promise<{ id: string; email: string; role: Role }> {
  // Not worth a hash to who only guesses.
  await findInvitation(getDatabase(), token, now)
  const hash = await hashPassword(password)
  const joined = await getDatabase().$transaction(async (transaction) => {
    await lockPeople(transaction)
    const { email, role } = await findInvitation(transaction, token, now)
    if ((await transaction.user.count({ where: { email } })) > 0) {
      throw new AppError('conflict', { detail: `${email} has an account already. Sign in.` })
    }
    const id = randomUUID()
    await transaction.user.create({
      data: {
        id,
        name,
        email,
        emailVerified: true,
        role,
        trinoUser: makeTrinoUser(),
        accounts: { create: { id: randomUUID(), accountId: id, providerId: 'credential', password: hash } },
      },
    })
    await transaction.invitation.delete({ where: { email } })
    return { id, email, role: role as Role }
  })
  await syncTrinoAccess()
  return joined
}

async function findInvitation(
  database: Prisma.TransactionClient,
  token: string,
  now: Date,
): Promise<Prisma.InvitationGetPayload<object>> {
  const row = await database.invitation.findUnique({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now } },
  })
  if (!row) {
    throw new AppError('not_found', {
      detail: 'This invitation was used, taken back, or has ended. Ask an admin for another.',
    })
  }
  return row
}
