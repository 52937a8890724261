import type { Viewer } from '@/lib/contracts/account'
import type { SecondFactorCode } from '@/lib/contracts/two-factor'
import { AppError } from '@/lib/errors'
import { forgiveSignIn, getAuth, onlySecondFactorCookie } from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'
import { checkCode } from './check-code'
import { toViewer } from './to-viewer'

/**
 * The second step of a sign-in: opens the session for whoever gave the password in this browser, and now a code.
 *
 * @throws {AppError} `unauthenticated` when the first step is to be done again, `wrong_code`, or `rate_limited`.
 */
export async function completeSignIn(
  input: SecondFactorCode,
  request: { headers: Headers; address: string },
): Promise<{ viewer: Viewer; setCookies: string[] }> {
  // A session that this browser has already, whosever it is, has no part in this.
  const headers = onlySecondFactorCookie(request.headers)
  const step = await getAuth().api.readSecondFactorStep({ headers })
  const user = step && (await getDatabase().user.findUnique({ where: { id: step.userId } }))
  if (!user?.twoFactorEnabled) {
    throw new AppError('unauthenticated', { detail: 'Sign in again: the second step has to follow within 10 minutes.' })
  }
  const setCookies = await checkCode(user.id, input.code, { headers, address: request.address })
  await forgiveSignIn(user.email, request.address)
  return { viewer: toViewer(user), setCookies }
}
