import { randomUUID } from 'node:crypto'
import { makeTrinoUser } from '@/lib/server/auth'
import { type Identity, SignInRefusal } from '@/lib/server/clients/oidc'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { Prisma } from '@/lib/server/generated/prisma/client'
import { syncTrinoAccess } from '@/lib/server/services/trino-access'

export interface FoundPerson {
  id: string
  email: string
  /** How they are known: from before, by their email now, by an invitation, or as whoever the provider lets in. */
  by: 'identity' | 'email' | 'invitation' | 'default role'
}

/**
 * The person with this identity. By issuer and subject; else by an email that the provider has verified: someone who is here, someone
 * invited, or where the operator lets in whoever the provider does, someone new.
 *
 * @throws {SignInRefusal}
 */
export async function findOrMakePerson(identity: Identity, now = new Date()): Promise<FoundPerson> {
  const found = await find(identity, now).catch((error: unknown) => {
    // The same person came twice at a time: the second finds what the first has made.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return find(identity, now)
    throw error
  })
  if (found.by === 'invitation' || found.by === 'default role') await syncTrinoAccess()
  return found
}

async function find(identity: Identity, now: Date): Promise<FoundPerson> {
  const database = getDatabase()
  const providerId = `oidc:${identity.issuer}`
  const accountId = identity.subject
  const known = await database.account.findUnique({
    where: { providerId_accountId: { providerId, accountId } },
    select: { user: { select: { id: true, email: true } } },
  })
  if (known) return { ...known.user, by: 'identity' }

  const { email } = identity
  if (email === null) throw new SignInRefusal('no_email')
  if (!identity.isEmailVerified) throw new SignInRefusal('email_not_verified')
  const account = { id: randomUUID(), providerId, accountId }

  return database.$transaction(async (transaction) => {
    const person = await transaction.user.findUnique({
      where: { email },
      select: { id: true, accounts: { where: { providerId } } },
    })
    if (person) {
      // An address that was given to someone else there must not give them this person's account.
      if (person.accounts.length > 0) throw new SignInRefusal('linked_elsewhere')
      await transaction.account.create({ data: { ...account, userId: person.id } })
      return { id: person.id, email, by: 'email' as const }
    }
    const invitation = await transaction.invitation.findUnique({ where: { email, expiresAt: { gt: now } } })
    const role = invitation?.role ?? env.CONSOLE_OIDC_DEFAULT_ROLE
    if (role === undefined) throw new SignInRefusal('not_invited')
    const id = randomUUID()
    await transaction.user.create({
      data: {
        id,
        name: nameOf(identity.name, email),
        email,
        emailVerified: true,
        role,
        trinoUser: makeTrinoUser(),
        accounts: { create: account },
      },
    })
    await transaction.invitation.deleteMany({ where: { email } })
    return { id, email, by: invitation ? ('invitation' as const) : ('default role' as const) }
  })
}

function nameOf(given: string | null, email: string): string {
  const name = given
    ?.replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 100)
  return name || (email.split('@')[0] ?? email)
}
