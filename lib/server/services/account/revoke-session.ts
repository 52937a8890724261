import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'

/**
 * Ends one session of a person.
 *
 * @throws {AppError} `not_found` when it is not theirs or is over.
 */
export async function revokeSession(person: { id: string }, sessionId: string): Promise<void> {
  const { count } = await getDatabase().session.deleteMany({ where: { id: sessionId, userId: person.id } })
  if (count === 0) throw new AppError('not_found', { detail: 'This session is over already.' })
}
