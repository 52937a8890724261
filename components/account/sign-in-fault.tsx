import { CircleX } from 'lucide-react'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import type { SignInFault as Fault } from '@/lib/contracts/sign-in-fault'

const words: Record<Fault, (provider: string) => [title: string, detail: string]> = {
  cancelled: (provider) => [`You were not signed in with ${provider}`, 'It was cancelled there, or not allowed.'],
  expired: () => [
    'This sign-in is over',
    'It took too long, was used already, or was begun in another browser. Start again.',
  ],
  provider_away: (provider) => [`${provider} cannot be reached`, 'Try again in a minute, or sign in with a password.'],
  provider_failed: (provider) => [
    `${provider} refused the console`,
    'An admin finds the reason in the console’s log. A password still works.',
  ],
  not_verified: (provider) => [
    `What ${provider} answered cannot be trusted`,
    'Nobody was signed in. An admin finds the reason in the console’s log.',
  ],
  no_email: (provider) => [`${provider} does not tell your email`, 'The console needs it to know you. Ask an admin.'],
  email_not_verified: (provider) => [`${provider} has not verified your email`, 'Verify it there, then sign in again.'],
  not_invited: () => ['You are not invited yet', 'Ask an admin of this console to invite you by your email.'],
  linked_elsewhere: (provider) => [
    'This email belongs to someone else here',
    `They signed in with another account at ${provider}. Ask an admin.`,
  ],
  too_many: () => ['Too many requests', 'Wait a minute, then try again.'],
  console_failed: () => [
    'The console could not sign you in',
    'Try again. If it goes on, an admin finds the reason in its log.',
  ],
}

/** What became of a sign-in by the provider of identities. */
export function SignInFault({ fault, provider }: { fault: Fault; provider: string }) {
  const [title, detail] = words[fault](provider)
  return (
    <Alert tone={fault === 'cancelled' ? 'neutral' : 'failing'} role="alert">
      <CircleX aria-hidden />
      <AlertTitle>{title.replace(/^./, (letter) => letter.toUpperCase())}</AlertTitle>
      <AlertDescription>{detail}</AlertDescription>
    </Alert>
  )
}
