import type { Role } from '@/lib/contracts/role'
import type { TrinoAccount } from '@/lib/contracts/trino-access'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'

/**
 * A person as Trino knows them.
 *
 * @throws {AppError} `not_found` when they are gone.
 */
export async function readTrinoAccount(person: { id: string }): Promise<TrinoAccount> {
  const row = await getDatabase().user.findUnique({
    where: { id: person.id },
    select: { trinoUser: true, role: true, trinoPasswordHash: true },
  })
  if (!row) throw new AppError('not_found', { detail: 'This person is not there any more.' })
  return {
    user: row.trinoUser,
    role: row.role as Role,
    hasPassword: row.trinoPasswordHash !== null,
    url: env.TRINO_PUBLIC_URL,
  }
}
