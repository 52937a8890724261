import { z } from 'zod'
import { instantSchema } from '@/lib/contracts/base'
import type { ApiToken, ApiTokensQuery } from '@/lib/contracts/tokens'
import type { Actor } from '@/lib/server/auth'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import { toApiToken, withOwner } from './to-api-token'

const positionSchema = z.tuple([instantSchema, z.string()])

/** Tokens, the newest first, those that have ended too: an admin's are everyone's, others' are their own. */
export async function listTokens(
  asker: Pick<Actor, 'id' | 'role'>,
  { limit, cursor, owner }: ApiTokensQuery,
): Promise<{ items: ApiToken[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : fromCursor(cursor, positionSchema)
  const rows = await getDatabase().apiToken.findMany({
    where: {
      AND: [
        asker.role === 'admin' ? {} : { userId: asker.id },
        owner === undefined ? {} : { userId: owner },
        after
          ? { OR: [{ createdAt: { lt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { lt: after[1] } }] }
          : {},
      ],
    },
    include: withOwner,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return toPage(rows, limit, {
    toItem: toApiToken,
    positionOf: (row) => [row.createdAt.toISOString(), row.id],
  })
}
