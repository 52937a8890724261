import { viewerSchema } from '@/lib/contracts/account'
import {
  backupCodesSchema,
  proveTwoFactorSchema,
  secondFactorCodeSchema,
  startTwoFactorSchema,
  twoFactorSchema,
  twoFactorStartSchema,
} from '@/lib/contracts/two-factor'
import { defineOperation, empty, json, type Operation } from '@/lib/server/http'
import { completeSignIn } from '@/lib/server/services/account/complete-sign-in'
import { confirmTwoFactor } from '@/lib/server/services/account/confirm-two-factor'
import { readTwoFactor } from '@/lib/server/services/account/read-two-factor'
import { renewBackupCodes } from '@/lib/server/services/account/renew-backup-codes'
import { startTwoFactor } from '@/lib/server/services/account/start-two-factor'
import { turnOffTwoFactor } from '@/lib/server/services/account/turn-off-two-factor'

const tag = 'Account'

const own = () => 'own second factor'

/** The cookies of a new session, in place of those that renew the one before. */
function replaceCookies(headers: Headers, cookies: string[]): void {
  headers.delete('set-cookie')
  for (const cookie of cookies) headers.append('set-cookie', cookie)
}

export const twoFactorOperations: Operation[] = [
  defineOperation({
    method: 'post',
    path: '/session/second-factor',
    summary: 'Give the second factor',
    tag,
    scope: 'public',
    audit: { action: 'session.second-factor', target: () => 'second step of a sign-in' },
    request: { body: secondFactorCodeSchema },
    response: json(viewerSchema, 'Signed in; the session is in the cookie.'),
    errors: ['unauthenticated', 'wrong_code', 'conflict', 'rate_limited'],
    handler: async ({ body, request, address, responseHeaders, changed }) => {
      const { viewer, setCookies } = await completeSignIn(body, { headers: request.headers, address })
      changed({ after: { id: viewer.id, email: viewer.email } })
      replaceCookies(responseHeaders, setCookies)
      return viewer
    },
  }),
  defineOperation({
    method: 'get',
    path: '/account/two-factor',
    summary: 'Read two-factor',
    tag,
    scope: 'self',
    response: json(twoFactorSchema, 'Whether a second factor is asked for.'),
    errors: [],
    handler: ({ actor }) => readTwoFactor(actor),
  }),
  defineOperation({
    method: 'post',
    path: '/account/two-factor',
    summary: 'Start two-factor',
    tag,
    scope: 'self',
    audit: { action: 'account.two-factor.start', target: own },
    request: { body: startTwoFactorSchema },
    response: json(
      twoFactorStartSchema,
      'A secret for an authenticator. Two-factor is on once a code of it was given to confirm.',
    ),
    errors: ['invalid_request', 'conflict', 'rate_limited'],
    handler: ({ actor, body, request, address }) =>
      startTwoFactor({ id: actor.id, email: actor.email ?? '' }, body, { headers: request.headers, address }),
  }),
  defineOperation({
    method: 'post',
    path: '/account/two-factor/confirm',
    summary: 'Confirm two-factor',
    tag,
    scope: 'self',
    audit: { action: 'account.two-factor.confirm', target: own },
    request: { body: secondFactorCodeSchema },
    response: empty('On; every other session has ended.'),
    errors: ['wrong_code', 'conflict', 'rate_limited'],
    handler: async ({ actor, body, request, address, responseHeaders, changed }) => {
      const person = { id: actor.id, sessionId: actor.credential.id }
      replaceCookies(responseHeaders, await confirmTwoFactor(person, body, { headers: request.headers, address }))
      changed({ before: { twoFactor: 'off' }, after: { twoFactor: 'on' } })
    },
  }),
  defineOperation({
    method: 'post',
    path: '/account/two-factor/disable',
    summary: 'Turn two-factor off',
    tag,
    scope: 'self',
    audit: { action: 'account.two-factor.disable', target: own },
    request: { body: proveTwoFactorSchema },
    response: empty('Off; every other session has ended.'),
    errors: ['invalid_request', 'wrong_code', 'conflict', 'rate_limited'],
    handler: async ({ actor, body, request, address, responseHeaders, changed }) => {
      const person = { id: actor.id, sessionId: actor.credential.id, email: actor.email ?? '' }
      replaceCookies(responseHeaders, await turnOffTwoFactor(person, body, { headers: request.headers, address }))
      changed({ before: { twoFactor: 'on' }, after: { twoFactor: 'off' } })
    },
  }),
  defineOperation({
    method: 'post',
    path: '/account/two-factor/backup-codes',
    summary: 'Make new backup codes',
    tag,
    scope: 'self',
    audit: { action: 'account.two-factor.backup-codes', target: own },
    request: { body: proveTwoFactorSchema },
    response: json(backupCodesSchema, 'New codes; those before open nothing any more.'),
    errors: ['invalid_request', 'wrong_code', 'conflict', 'rate_limited'],
    handler: async ({ actor, body, request, address }) => ({
      backupCodes: await renewBackupCodes({ id: actor.id, email: actor.email ?? '' }, body, {
        headers: request.headers,
        address,
      }),
    }),
  }),
]
