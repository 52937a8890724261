import type { TwoFactor } from '@/lib/contracts/two-factor'
import { openBackupCodes } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/** What a person has as a second factor. */
export async function readTwoFactor(person: { id: string }): Promise<TwoFactor> {
  const [user, passwords] = await Promise.all([
    getDatabase().user.findUnique({ where: { id: person.id }, include: { twoFactors: true } }),
    getDatabase().account.count({ where: { userId: person.id, providerId: 'credential', password: { not: null } } }),
  ])
  const kept = user?.twoFactorEnabled === true ? user.twoFactors[0] : undefined
  const codes = kept && (await openBackupCodes(kept.backupCodes))
  return { enabled: kept !== undefined, backupCodesLeft: codes?.length ?? null, hasPassword: passwords > 0 }
}
