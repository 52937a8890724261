import type { Person, UpdatePerson } from '@/lib/contracts/people'
import { getDatabase } from '@/lib/server/db'
import { syncTrinoAccess } from '@/lib/server/services/trino-access'
import { keepAnAdmin, lockPeople } from './keep-an-admin'
import { missingPerson, toPerson, withActivity } from './to-person'

/**
 * Changes a person's name or role. What a lesser role does not allow ends within two seconds, open streams included.
 *
 * @throws {AppError} `not_found`, or `conflict` where the last admin would lose the role.
 */
export async function updatePerson(
  id: string,
  { name, role }: UpdatePerson,
): Promise<{ before: { name: string; role: string }; person: Person }> {
  const changed = await getDatabase().$transaction(async (transaction) => {
    await lockPeople(transaction)
    const before = await transaction.user.findUnique({ where: { id }, select: { name: true, role: true } })
    if (!before) throw missingPerson()
    if (role !== undefined && role !== 'admin' && before.role === 'admin') await keepAnAdmin(transaction, id)
    const row = await transaction.user.update({
      where: { id },
      data: { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) },
      include: withActivity(new Date()),
    })
    return { before, person: toPerson(row) }
  })
  await syncTrinoAccess()
  return changed
}
