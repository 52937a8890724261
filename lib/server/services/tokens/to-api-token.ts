import { z } from 'zod'
import { tokenScopes } from '@/lib/contracts/role'
import type { ApiToken } from '@/lib/contracts/tokens'
import type { Prisma } from '@/lib/server/generated/prisma/client'

export const withOwner = { user: { select: { id: true, name: true, email: true } } } as const

type TokenRow = Prisma.ApiTokenGetPayload<{ include: typeof withOwner }>

export function toApiToken(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scope: z.enum(tokenScopes).parse(row.scope),
    hint: row.hint,
    owner: row.user,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: row.lastUsedAddress,
  }
}
