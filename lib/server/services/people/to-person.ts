import { z } from 'zod'
import type { Person } from '@/lib/contracts/people'
import { roles } from '@/lib/contracts/role'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/lib/server/generated/prisma/client'

/** What of a person is shown beside their own row. */
export function withActivity(now: Date) {
  const living = { expiresAt: { gt: now } }
  return {
    sessions: { where: living, select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 },
    _count: { select: { sessions: { where: living }, tokens: { where: living } } },
  } as const
}

type PersonRow = Prisma.UserGetPayload<{ include: ReturnType<typeof withActivity> }>

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: z.enum(roles).parse(row.role),
    trinoUser: row.trinoUser,
    twoFactorEnabled: row.twoFactorEnabled,
    mustChangePassword: row.mustChangePassword,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.sessions[0]?.updatedAt.toISOString() ?? null,
    sessionCount: row._count.sessions,
    tokenCount: row._count.tokens,
  }
}

export function missingPerson(): AppError {
  return new AppError('not_found', { detail: 'There is no such person.' })
}
