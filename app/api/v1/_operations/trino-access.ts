import { trinoAccountSchema, trinoPasswordSchema } from '@/lib/contracts/trino-access'
import { defineOperation, empty, file, json, type Operation } from '@/lib/server/http'
import { readTrinoAccount } from '@/lib/server/services/trino-access/read-account'
import { readAuthority } from '@/lib/server/services/trino-access/read-authority'
import { removeTrinoPassword } from '@/lib/server/services/trino-access/remove-password'
import { replaceTrinoPassword } from '@/lib/server/services/trino-access/replace-password'

const tag = 'Account'

export const trinoAccessOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/account/trino',
    summary: 'Read the own Trino user',
    tag,
    scope: 'self',
    response: json(trinoAccountSchema, 'As whom Trino knows the person, and where it is.'),
    errors: ['not_found'],
    handler: ({ actor }) => readTrinoAccount(actor),
  }),
  defineOperation({
    method: 'post',
    path: '/account/trino-password',
    summary: 'Make a Trino password',
    tag,
    scope: 'self',
    audit: { action: 'account.trino-password.replace', target: () => 'own Trino password' },
    response: json(
      trinoPasswordSchema,
      'Trino takes it within 2 s, and the one before it no more. It is shown this once.',
      201,
    ),
    errors: ['not_found'],
    handler: async ({ actor, changed }) => {
      const made = await replaceTrinoPassword(actor)
      changed({ after: { user: made.user } })
      return made
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/account/trino-password',
    summary: 'Remove the Trino password',
    tag,
    scope: 'self',
    audit: { action: 'account.trino-password.remove', target: () => 'own Trino password' },
    response: empty('Trino takes it no more within 2 s, and what was begun with it is ended.'),
    errors: ['not_found'],
    handler: ({ actor }) => removeTrinoPassword(actor),
  }),
  defineOperation({
    method: 'get',
    path: '/certificate-authority',
    summary: 'Download the certificate authority',
    tag,
    scope: 'read',
    response: file('application/x-pem-file', 'The certificate by which a client knows Trino’s own.'),
    errors: [],
    handler: async () =>
      new Response(await readAuthority(), {
        headers: {
          'content-type': 'application/x-pem-file',
          'content-disposition': 'attachment; filename="lakehouse-ca.crt"',
        },
      }),
  }),
]
