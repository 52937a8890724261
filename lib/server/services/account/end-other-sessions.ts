import { readSessionToken } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/** Ends every session of a person but the one that these cookies open; where they open none, but the one in use. */
export async function endOtherSessions(person: { id: string; sessionId: string }, setCookies: string[]): Promise<void> {
  const token = readSessionToken(setCookies)
  await getDatabase().session.deleteMany({
    where: {
      userId: person.id,
      ...(token === undefined ? { id: { not: person.sessionId } } : { token: { not: token } }),
    },
  })
}
