import { APIError } from 'better-auth/api'
import { AppError } from '@/lib/errors'
import {
  admitSecondFactor,
  forgiveSecondFactor,
  getAuth,
  giveCodeBack,
  openBackupCodes,
  readBackupCode,
  spendCode,
} from '@/lib/server/auth'
import { getDatabase } from '@/lib/server/db'

/**
 * Takes a code of someone's second factor: the headers carry their session, or their second step of a sign-in, which this completes.
 * A code is good once.
 *
 * @returns the cookies that come of it.
 * @throws {AppError} `wrong_code`, `unauthenticated` when the sign-in is to be begun again, `rate_limited` after ten wrong ones, `conflict`
 * when nobody can read the secret any more.
 */
export async function checkCode(
  userId: string,
  typed: string,
  request: { headers: Headers; address: string },
): Promise<string[]> {
  await admitSecondFactor(userId, request.address)
  await requireReadable(userId)
  const digits = typed.replace(/\s/g, '')
  const cookies = /^\d{6}$/.test(digits)
    ? await checkDigits(userId, digits, request.headers)
    : await checkBackupCode(readBackupCode(typed), request.headers)
  await forgiveSecondFactor(userId, request.address)
  return cookies
}

async function requireReadable(userId: string): Promise<void> {
  const kept = await getDatabase().twoFactor.findFirst({ where: { userId }, select: { backupCodes: true } })
  if (!kept || (await openBackupCodes(kept.backupCodes)) !== null) return
  throw new AppError('conflict', {
    detail: 'Your second factor cannot be read since the console’s secret was replaced. Ask an admin to turn it off.',
  })
}

async function checkDigits(userId: string, code: string, headers: Headers): Promise<string[]> {
  if (!(await spendCode(userId, code))) {
    throw wrongCode('This code was used already. Wait for the next one.')
  }
  try {
    const answer = await getAuth().api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
    return answer.headers.getSetCookie()
  } catch (error) {
    await giveCodeBack(userId, code)
    throw toAppError(error, 'The code is not right, or not any more. Check that the clock of its device is.')
  }
}

async function checkBackupCode(code: string | undefined, headers: Headers): Promise<string[]> {
  const detail = 'It is none of your backup codes, or was used already.'
  if (code === undefined) throw wrongCode(detail)
  try {
    const answer = await getAuth().api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
    return answer.headers.getSetCookie()
  } catch (error) {
    throw toAppError(error, detail)
  }
}

const wrongCode = (detail: string) => new AppError('wrong_code', { detail, field: 'code' })

function toAppError(error: unknown, detail: string): unknown {
  if (!(error instanceof APIError)) return error
  switch (error.body?.code) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return wrongCode(detail)
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'TOTP_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
      return new AppError('unauthenticated', { detail: 'Sign in again: this second step is over.' })
  }
  // Two requests took a backup code at the same moment.
  return error.statusCode === 409 ? wrongCode(detail) : error
}
