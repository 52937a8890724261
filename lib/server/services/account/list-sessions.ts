import type { AccountSession } from '@/lib/contracts/account'
import { getDatabase } from '@/lib/server/db'

/** The living sessions of a person, the one in use first, then the newest. */
export async function listSessions(person: { id: string; sessionId: string | null }): Promise<AccountSession[]> {
  const rows = await getDatabase().session.findMany({
    where: { userId: person.id, expiresAt: { gt: new Date() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows
    .map((row) => ({
      id: row.id,
      current: row.id === person.sessionId,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.updatedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      ipAddress: row.ipAddress || null,
      userAgent: row.userAgent || null,
    }))
    .sort((left, right) => Number(right.current) - Number(left.current))
}
