import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PageQuery } from '@/lib/contracts/base'
import type { CreateInvitation, Invitation } from '@/lib/contracts/people'
import { roles } from '@/lib/contracts/role'
import { AppError } from '@/lib/errors'
import { makeToken } from '@/lib/server/auth'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import type { Prisma } from '@/lib/server/generated/prisma/client'

const dayMs = 24 * 3_600_000

export function toInvitation(row: Prisma.InvitationGetPayload<object>): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: z.enum(roles).parse(row.role),
    invitedBy: row.invitedBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }
}

/** Invitations that wait for an answer, by email address. */
export async function listInvitations(
  { limit, cursor }: PageQuery,
  now = new Date(),
): Promise<{ items: Invitation[]; nextCursor: string | null }> {
  const rows = await getDatabase().invitation.findMany({
    where: {
      expiresAt: { gt: now },
      ...(cursor === undefined ? {} : { email: { gt: fromCursor(cursor, z.string()) } }),
    },
    orderBy: { email: 'asc' },
    take: limit + 1,
  })
  return toPage(rows, limit, { toItem: toInvitation, positionOf: ({ email }) => email })
}

/**
 * Asks someone to join. Who was asked before gets a new link, and the old one ends.
 *
 * @returns the invitation with its link, which leaves here once. The secret is behind a `#`, so that no server and no log sees it.
 * @throws {AppError} `conflict` where they are here already.
 */
export async function createInvitation(
  { email: given, role, expiresInDays }: CreateInvitation,
  invitedBy: string,
  now = new Date(),
): Promise<Invitation & { link: string }> {
  const email = given.trim().toLowerCase()
  const database = getDatabase()
  if ((await database.user.count({ where: { email } })) > 0) {
    throw new AppError('conflict', { detail: `${email} has an account already.`, field: 'email' })
  }
  const { token, tokenHash } = makeToken()
  const data = {
    role,
    tokenHash,
    invitedBy,
    createdAt: now,
    expiresAt: new Date(now.getTime() + expiresInDays * dayMs),
  }
  const row = await database.invitation.upsert({
    where: { email },
    create: { id: randomUUID(), email, ...data },
    update: data,
  })
  return { ...toInvitation(row), link: `${env.CONSOLE_PUBLIC_URL}/invitation#${token}` }
}

/** Takes an invitation back. @returns whose it was. @throws {AppError} `not_found`. */
export async function deleteInvitation(id: string): Promise<{ email: string; role: string }> {
  const database = getDatabase()
  const row = await database.invitation.findUnique({ where: { id } })
  const { count } = await database.invitation.deleteMany({ where: { id } })
  if (!row || count === 0) {
    throw new AppError('not_found', { detail: 'There is no such invitation: it was accepted, or taken back.' })
  }
  return { email: row.email, role: row.role }
}
