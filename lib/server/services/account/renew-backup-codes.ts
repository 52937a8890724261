import type { ProveTwoFactor } from '@/lib/contracts/two-factor'
import { AppError } from '@/lib/errors'
import { getAuth } from '@/lib/server/auth'
import { checkCode } from './check-code'
import { checkPassword } from './check-password'
import { readTwoFactor } from './read-two-factor'

/**
 * Makes new backup codes; those there were open nothing any more.
 *
 * @throws {AppError} `conflict` when two-factor is off, `invalid_request` for a wrong password, `wrong_code`, or `rate_limited`.
 */
export async function renewBackupCodes(
  person: { id: string; email: string },
  input: ProveTwoFactor,
  request: { headers: Headers; address: string },
): Promise<string[]> {
  if (!(await readTwoFactor(person)).enabled) throw new AppError('conflict', { detail: 'Two-factor is off.' })
  await checkPassword(person, input.password, request)
  await checkCode(person.id, input.code, request)
  const made = await getAuth().api.generateBackupCodes({
    body: { password: input.password },
    headers: request.headers,
  })
  return made.backupCodes
}
