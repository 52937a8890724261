import type { SignInFault } from '@/lib/contracts/sign-in-fault'
import { AppError } from '@/lib/errors'
import { SignInRefusal } from '@/lib/server/clients/oidc'

/** The word for what a sign-in by the provider failed with; null where there is no provider. */
export function faultOfSignIn(error: unknown): SignInFault | null {
  if (error instanceof SignInRefusal) return error.fault
  if (!(error instanceof AppError)) return 'console_failed'
  if (error.code === 'not_found') return null
  if (error.code === 'rate_limited') return 'too_many'
  return error.code === 'invalid_request' ? 'expired' : 'console_failed'
}
