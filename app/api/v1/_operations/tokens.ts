import {
  apiTokenPageSchema,
  apiTokenParamsSchema,
  apiTokensQuerySchema,
  createApiTokenSchema,
  createdApiTokenSchema,
} from '@/lib/contracts/tokens'
import { defineOperation, empty, json, type Operation } from '@/lib/server/http'
import { createToken } from '@/lib/server/services/tokens/create'
import { listTokens } from '@/lib/server/services/tokens/list'
import { revokeToken } from '@/lib/server/services/tokens/revoke'

const tag = 'Tokens'

export const tokenOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/tokens',
    summary: 'List tokens',
    tag,
    scope: 'read',
    request: { query: apiTokensQuerySchema },
    response: json(apiTokenPageSchema, 'Your tokens, the newest first; an admin sees everyone’s.'),
    errors: ['invalid_request'],
    handler: ({ actor, query }) => listTokens(actor, query),
  }),
  defineOperation({
    method: 'post',
    path: '/tokens',
    summary: 'Create a token',
    tag,
    scope: 'self',
    audit: { action: 'token.create', target: ({ body }) => body.name },
    request: { body: createApiTokenSchema },
    response: json(createdApiTokenSchema, 'The token, shown this once.', 201),
    errors: ['conflict', 'forbidden'],
    handler: async ({ actor, body, changed }) => {
      const created = await createToken(actor, body)
      const { id, name, scope, hint, expiresAt } = created
      changed({ after: { id, name, scope, hint, expiresAt } })
      return created
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Revoke a token',
    tag,
    scope: 'read',
    audit: { action: 'token.revoke', target: ({ params }) => params.id },
    request: { params: apiTokenParamsSchema },
    response: empty('Revoked: nothing more is answered to it.'),
    errors: ['not_found'],
    handler: async ({ actor, params, changed }) => changed({ before: await revokeToken(actor, params.id) }),
  }),
]
