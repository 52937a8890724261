import type { StartTwoFactor, TwoFactorStart } from '@/lib/contracts/two-factor'
import { AppError } from '@/lib/errors'
import { getAuth } from '@/lib/server/auth'
import { checkPassword } from './check-password'
import { readTwoFactor } from './read-two-factor'

/**
 * Makes a secret for an authenticator, and backup codes. Nothing is asked for at sign-in before a code of it was given.
 *
 * @throws {AppError} `conflict` when there is a second factor already, or no password; `invalid_request` for a wrong one.
 */
export async function startTwoFactor(
  person: { id: string; email: string },
  input: StartTwoFactor,
  request: { headers: Headers; address: string },
): Promise<TwoFactorStart> {
  const { enabled, hasPassword } = await readTwoFactor(person)
  if (enabled) {
    throw new AppError('conflict', { detail: 'Two-factor is on already. Turn it off first to use another device.' })
  }
  if (!hasPassword) {
    throw new AppError('conflict', {
      detail: 'You sign in elsewhere, without a password here: two-factor is set up there.',
    })
  }
  await checkPassword(person, input.password, request)
  const made = await getAuth().api.enableTwoFactor({ body: { password: input.password }, headers: request.headers })
  if (!('totpURI' in made)) throw new Error('better-auth made no secret')
  return {
    uri: made.totpURI,
    secret: new URL(made.totpURI).searchParams.get('secret') ?? '',
    backupCodes: made.backupCodes,
  }
}
