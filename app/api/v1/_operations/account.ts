import {
  accountSessionParamsSchema,
  accountSessionsSchema,
  changePasswordSchema,
  signInAnswerSchema,
  signInSchema,
  viewerSchema,
} from '@/lib/contracts/account'
import { defineOperation, empty, json, type Operation } from '@/lib/server/http'
import { changePassword } from '@/lib/server/services/account/change-password'
import { listSessions } from '@/lib/server/services/account/list-sessions'
import { revokeSession } from '@/lib/server/services/account/revoke-session'
import { signIn } from '@/lib/server/services/account/sign-in'
import { signOut } from '@/lib/server/services/account/sign-out'

const tag = 'Account'

export const accountOperations: Operation[] = [
  defineOperation({
    method: 'post',
    path: '/session',
    summary: 'Sign in',
    description:
      'For a page of your own. A program uses a token, which needs no session and is not slowed down by wrong passwords.',
    tag,
    scope: 'public',
    audit: { action: 'session.create', target: ({ body }) => body.email },
    request: { body: signInSchema },
    response: json(
      signInAnswerSchema,
      'Signed in, with the session in the cookie; or asked for a second factor, with no session yet.',
    ),
    errors: ['wrong_credentials', 'rate_limited'],
    handler: async ({ body, request, address, responseHeaders, changed }) => {
      const { answer, setCookies } = await signIn(body, { headers: request.headers, address })
      for (const cookie of setCookies) responseHeaders.append('set-cookie', cookie)
      if (answer.secondFactor) changed({ after: { session: 'waits for the second factor' } })
      return answer
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    tag,
    scope: 'self',
    audit: { action: 'session.delete', target: () => 'this session' },
    allowsPasswordChange: true,
    response: empty('Signed out.'),
    errors: [],
    handler: async ({ request, responseHeaders }) => {
      responseHeaders.delete('set-cookie')
      for (const cookie of await signOut(request.headers)) responseHeaders.append('set-cookie', cookie)
    },
  }),
  defineOperation({
    method: 'get',
    path: '/account',
    summary: 'Who am I',
    tag,
    scope: 'read',
    allowsPasswordChange: true,
    response: json(viewerSchema, 'The person or token asking.'),
    errors: [],
    handler: ({ actor }) => actor,
  }),
  defineOperation({
    method: 'post',
    path: '/account/password',
    summary: 'Change the password',
    tag,
    scope: 'self',
    audit: { action: 'account.password.change', target: () => 'own password' },
    allowsPasswordChange: true,
    request: { body: changePasswordSchema },
    response: empty('Changed; every other session has ended.'),
    errors: ['invalid_request', 'rate_limited'],
    handler: async ({ actor, body, request, address, responseHeaders }) => {
      const cookies = await changePassword({ id: actor.id, email: actor.email ?? '' }, body, {
        headers: request.headers,
        address,
      })
      responseHeaders.delete('set-cookie')
      for (const cookie of cookies) responseHeaders.append('set-cookie', cookie)
    },
  }),
  defineOperation({
    method: 'get',
    path: '/account/sessions',
    summary: 'List sessions',
    tag,
    scope: 'self',
    response: json(accountSessionsSchema, 'Living sessions, the one in use first.'),
    errors: [],
    handler: async ({ actor }) => ({ items: await listSessions({ id: actor.id, sessionId: actor.credential.id }) }),
  }),
  defineOperation({
    method: 'delete',
    path: '/account/sessions/{id}',
    summary: 'End a session',
    tag,
    scope: 'self',
    audit: { action: 'account.session.revoke', target: ({ params }) => params.id },
    request: { params: accountSessionParamsSchema },
    response: empty('Ended.'),
    errors: ['not_found'],
    handler: ({ actor, params }) => revokeSession(actor, params.id),
  }),
]
