import { getDatabase } from '@/lib/server/db'
import { syncTrinoAccess } from '@/lib/server/services/trino-access'
import { keepAnAdmin, lockPeople } from './keep-an-admin'
import { missingPerson } from './to-person'

/**
 * Removes a person with their sessions, tokens and Trino user. What they did stays in the audit log.
 *
 * @returns who they were.
 * @throws {AppError} `not_found`, or `conflict` for the last admin.
 */
export async function removePerson(id: string): Promise<{ name: string; email: string; role: string }> {
  const removed = await getDatabase().$transaction(async (transaction) => {
    await lockPeople(transaction)
    const person = await transaction.user.findUnique({
      where: { id },
      select: { name: true, email: true, role: true },
    })
    if (!person) throw missingPerson()
    if (person.role === 'admin') await keepAnAdmin(transaction, id)
    await transaction.user.delete({ where: { id } })
    return person
  })
  await syncTrinoAccess()
  return removed
}
