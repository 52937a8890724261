import type { TwoFactor } from '@/lib/contracts/two-factor'
import { getAuth } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/** What a person has as a second factor. */
export async function readTwoFactor(person: { id: string }): Promise<TwoFactor> {
  const [user, passwords] = await Promise.all([
    getDatabase().user.findUnique({ where: { id: person.id }, include: { twoFactors: true } }),
    getDatabase().account.count({ where: { userId: person.id, providerId: 'credential', password: { not: null } } }),
  ])
  const enabled = user?.twoFactorEnabled === true && user.twoFactors.length > 0
  const codes = enabled ? await getAuth().api.viewBackupCodes({ body: { userId: person.id } }) : null
  return { enabled, backupCodesLeft: codes?.backupCodes.length ?? null, hasPassword: passwords > 0 }
}
