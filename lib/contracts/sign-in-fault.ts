/** Why a sign-in by a provider of identities ended without a session; the sign-in page has words for each. */
export const signInFaults = [
  'cancelled',
  'expired',
  'provider_away',
  'provider_failed',
  'not_verified',
  'no_email',
  'email_not_verified',
  'not_invited',
  'linked_elsewhere',
  'too_many',
  'console_failed',
] as const

export type SignInFault = (typeof signInFaults)[number]

export function isSignInFault(text: unknown): text is SignInFault {
  return signInFaults.some((fault) => fault === text)
}
