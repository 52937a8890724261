import { AppError } from '@/lib/errors'
import type { Actor } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/**
 * Ends a token: an admin anyone's, a person their own, and a token itself.
 *
 * @returns what it was called, and whose it was.
 * @throws {AppError} `not_found` where there is none that the asker may know of.
 */
export async function revokeToken(
  asker: Pick<Actor, 'id' | 'role' | 'kind' | 'credential'>,
  id: string,
): Promise<{ name: string; scope: string; owner: string }> {
  const isOwn = asker.kind !== 'token' || asker.credential.id === id
  if (asker.role !== 'admin' && !isOwn) throw missingToken()
  const where = { id, ...(asker.role === 'admin' ? {} : { userId: asker.id }) }
  return getDatabase().$transaction(async (transaction) => {
    const row = await transaction.apiToken.findFirst({ where, include: { user: { select: { email: true } } } })
    if (!row) throw missingToken()
    await transaction.apiToken.deleteMany({ where: { id } })
    return { name: row.name, scope: row.scope, owner: row.user.email }
  })
}

function missingToken(): AppError {
  return new AppError('not_found', { detail: 'There is no such token, or it was revoked already.' })
}
