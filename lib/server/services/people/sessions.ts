import type { AccountSession } from '@/lib/contracts/account'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { listSessions } from '@/lib/server/services/account'
import { missingPerson } from './to-person'

/** The living sessions of a person. @throws {AppError} `not_found`. */
export async function listPersonSessions(id: string, sessionId: string): Promise<AccountSession[]> {
  if ((await getDatabase().user.count({ where: { id } })) === 0) throw missingPerson()
  return listSessions({ id, sessionId })
}

/**
 * Ends one session of a person, or all of them.
 *
 * @returns how many ended.
 * @throws {AppError} `not_found` where there is no such person, or no such session of theirs.
 */
export async function endPersonSessions(id: string, sessionId?: string): Promise<number> {
  if ((await getDatabase().user.count({ where: { id } })) === 0) throw missingPerson()
  const { count } = await getDatabase().session.deleteMany({
    where: { userId: id, ...(sessionId === undefined ? {} : { id: sessionId }) },
  })
  if (sessionId !== undefined && count === 0) {
    throw new AppError('not_found', { detail: 'They have no such session, or it is over.' })
  }
  return count
}
