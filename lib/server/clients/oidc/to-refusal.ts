import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { SignInFault } from '@/lib/contracts/sign-in-fault'
import { OutboundError } from '../outbound'
import { SignInRefusal } from './sign-in-refusal'

/** Whatever a sign-in failed with, as one of the words for it. What is none of the provider's failures is passed on. */
export function toRefusal(error: unknown): unknown {
  if (error instanceof SignInRefusal) return error
  const fault = faultOf(error)
  return fault === null ? error : new SignInRefusal(fault, error)
}

function faultOf(error: unknown): SignInFault | null {
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'cancelled' : 'provider_failed'
  }
  // Codes are good once, and for a minute or so.
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'expired' : 'provider_failed'
  if (error instanceof WWWAuthenticateChallengeError) return 'provider_failed'
  if (isFromOutside(error)) return 'provider_away'
  if (!(error instanceof ClientError)) return null
  switch (error.code) {
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return 'provider_away'
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
      return 'provider_failed'
    default:
      return 'not_verified'
  }
}

function isFromOutside(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof OutboundError) return true
  return false
}
