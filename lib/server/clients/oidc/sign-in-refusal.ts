import type { SignInFault } from '@/lib/contracts/sign-in-fault'
import { AppError } from '@/lib/errors'

const isProviders = (fault: SignInFault) => fault === 'provider_away' || fault === 'provider_failed'

/** Why nobody was signed in, in one of the words that the sign-in page knows. */
export class SignInRefusal extends AppError {
  readonly fault: SignInFault

  constructor(fault: SignInFault, cause?: unknown) {
    // A provider that is away is no doubt about what was done: nobody was signed in.
    super(isProviders(fault) ? 'upstream_error' : 'sign_in_refused', {
      cause,
      ...(isProviders(fault) ? { upstream: 'identity-provider' } : {}),
    })
    this.name = 'SignInRefusal'
    this.fault = fault
  }
}
