import { randomBytes } from 'node:crypto'
import type { TrinoPassword } from '@/lib/contracts/trino-access'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { hashTrinoPassword } from '@/lib/server/trino-access'
import { syncTrinoAccess } from './converge'

/**
 * Makes a password that Trino takes from a person directly, in place of the one they may have had. It can be read this once.
 *
 * @throws {AppError} `not_found` when they are gone.
 */
export async function replaceTrinoPassword(person: { id: string }): Promise<TrinoPassword> {
  const password = randomBytes(24).toString('base64url')
  const [row] = await getDatabase().user.updateManyAndReturn({
    where: { id: person.id },
    data: { trinoPasswordHash: await hashTrinoPassword(password) },
    select: { trinoUser: true },
  })
  if (!row) throw new AppError('not_found', { detail: 'This person is not there any more.' })
  await syncTrinoAccess()
  return { user: row.trinoUser, password }
}
