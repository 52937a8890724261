import { oidcCallbackQuerySchema, oidcStartQuerySchema } from '@/lib/contracts/account'
import type { SignInFault } from '@/lib/contracts/sign-in-fault'
import type { AppError } from '@/lib/errors'
import { defineOperation, type Operation, redirect } from '@/lib/server/http'
import { beginOidcSignIn } from '@/lib/server/services/account/begin-oidc-sign-in'
import { completeOidcSignIn } from '@/lib/server/services/account/complete-oidc-sign-in'
import { faultOfSignIn } from '@/lib/server/services/account/fault-of-sign-in'

const tag = 'Account'

/** The sign-in page says what happened. */
function toSignInPage(error: AppError): string {
  const fault: SignInFault | null = faultOfSignIn(error)
  return fault === null ? '/sign-in' : `/sign-in?fault=${fault}`
}

export const oidcOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/session/oidc',
    summary: 'Sign in at the provider',
    tag,
    scope: 'public',
    request: { query: oidcStartQuerySchema },
    response: redirect('To the provider of identities; to the sign-in page where there is none.', toSignInPage),
    errors: [],
    handler: async ({ query, responseHeaders }) => {
      const { location, setCookie } = await beginOidcSignIn(query.next)
      responseHeaders.append('set-cookie', setCookie)
      return location
    },
  }),
  defineOperation({
    method: 'get',
    path: '/session/oidc/callback',
    summary: 'Come back from the provider',
    tag,
    scope: 'public',
    audit: { action: 'session.create', target: () => 'identity provider' },
    request: {
      query: oidcCallbackQuerySchema,
    },
    response: redirect(
      'Signed in, and on to the page that was asked for; or to the sign-in page, for a second factor or what went wrong.',
      toSignInPage,
    ),
    errors: [],
    handler: async ({ request, responseHeaders, changed }) => {
      const { search } = new URL(request.url)
      const { person, location, setCookies } = await completeOidcSignIn(search, request.headers).catch(
        (error: AppError) => {
          changed({ after: { refused: faultOfSignIn(error) } })
          throw error
        },
      )
      changed({ after: person })
      for (const cookie of setCookies) responseHeaders.append('set-cookie', cookie)
      return location
    },
  }),
]
