import type { ProveTwoFactor } from '@/lib/contracts/two-factor'
import { AppError } from '@/lib/errors'
import { getAuth } from '@/lib/server/auth'
import { checkCode } from './check-code'
import { checkPassword } from './check-password'
import { endOtherSessions } from './end-other-sessions'
import { readTwoFactor } from './read-two-factor'

/**
 * Takes a person's own second factor away, for their password and a code, and ends every other session.
 *
 * @returns the cookies of the new session.
 * @throws {AppError} `conflict` when it is off, `invalid_request` for a wrong password, `wrong_code`, or `rate_limited`.
 */
export async function turnOffTwoFactor(
  person: { id: string; sessionId: string; email: string },
  input: ProveTwoFactor,
  request: { headers: Headers; address: string },
): Promise<string[]> {
  if (!(await readTwoFactor(person)).enabled) throw new AppError('conflict', { detail: 'Two-factor is off already.' })
  // The password first: a backup code is gone once it was looked at.
  await checkPassword(person, input.password, request)
  await checkCode(person.id, input.code, request)
  const answer = await getAuth().api.disableTwoFactor({
    body: { password: input.password },
    headers: request.headers,
    returnHeaders: true,
  })
  const cookies = answer.headers.getSetCookie()
  await endOtherSessions(person, cookies)
  return cookies
}
