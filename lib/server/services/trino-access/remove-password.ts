import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { syncTrinoAccess } from './converge'

/**
 * Takes away the password that Trino takes from a person directly; what was begun with it is ended.
 *
 * @throws {AppError} `not_found` when they have none.
 */
export async function removeTrinoPassword(person: { id: string }): Promise<void> {
  const { count } = await getDatabase().user.updateMany({
    where: { id: person.id, trinoPasswordHash: { not: null } },
    data: { trinoPasswordHash: null },
  })
  if (count === 0) throw new AppError('not_found', { detail: 'There is no Trino password.' })
  await syncTrinoAccess()
}
