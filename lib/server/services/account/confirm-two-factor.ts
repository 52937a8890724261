import type { SecondFactorCode } from '@/lib/contracts/two-factor'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { checkCode } from './check-code'
import { endOtherSessions } from './end-other-sessions'

/**
 * Turns two-factor on with the first code of the authenticator, and ends every other session.
 *
 * @returns the cookies of the new session.
 * @throws {AppError} `conflict` when it was not begun or is on already, `wrong_code`, or `rate_limited`.
 */
export async function confirmTwoFactor(
  person: { id: string; sessionId: string },
  input: SecondFactorCode,
  request: { headers: Headers; address: string },
): Promise<string[]> {
  const begun = await getDatabase().twoFactor.count({ where: { userId: person.id, verified: false } })
  if (begun === 0) throw new AppError('conflict', { detail: 'There is nothing to confirm. Start with your password.' })
  if (!/^\d{6}$/.test(input.code.replace(/\s/g, ''))) {
    // A backup code would prove nothing about the authenticator.
    throw new AppError('wrong_code', { detail: 'Enter the six digits that the authenticator shows.', field: 'code' })
  }
  const cookies = await checkCode(person.id, input.code, request)
  await endOtherSessions(person, cookies)
  return cookies
}
