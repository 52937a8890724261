import {
  createWebhookSchema,
  updateWebhookSchema,
  webhookDeliveryDetailsSchema,
  webhookDeliveryPageSchema,
  webhookDeliveryQuerySchema,
  webhookDeliverySchema,
  webhookPageSchema,
  webhookParamsSchema,
  webhookQuerySchema,
  webhookSchema,
  webhookWithSecretSchema,
} from '@/lib/contracts/webhooks'
import { defineOperation, empty, json, type Operation, readIfMatch } from '@/lib/server/http'
import { createWebhook } from '@/lib/server/services/webhooks/create'
import { deleteWebhook } from '@/lib/server/services/webhooks/delete'
import { listWebhooks, readWebhook } from '@/lib/server/services/webhooks/list'
import { listDeliveries, readDelivery } from '@/lib/server/services/webhooks/list-deliveries'
import { replayDelivery } from '@/lib/server/services/webhooks/replay'
import { rotateWebhookSecret } from '@/lib/server/services/webhooks/rotate-secret'
import { sendTest } from '@/lib/server/services/webhooks/send-test'
import { toAuditedWebhook } from '@/lib/server/services/webhooks/to-contract'
import { updateWebhook } from '@/lib/server/services/webhooks/update'

const tag = 'Webhooks'

export const webhookOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/webhooks',
    summary: 'List webhooks',
    tag,
    scope: 'admin',
    request: { query: webhookQuerySchema },
    response: json(webhookPageSchema, 'Webhooks, by name.'),
    errors: ['invalid_request'],
    handler: ({ query }) => listWebhooks(query),
  }),
  defineOperation({
    method: 'post',
    path: '/webhooks',
    summary: 'Create a webhook',
    tag,
    scope: 'admin',
    audit: { action: 'webhook.create', target: ({ body }) => body.name },
    request: { body: createWebhookSchema },
    response: json(
      webhookWithSecretSchema,
      'The webhook, with the secret by which its receiver tells that a request is ours: shown this once. Requests are signed as Standard Webhooks says.',
      201,
    ),
    errors: ['conflict'],
    handler: async ({ actor, body, changed, responseHeaders }) => {
      const created = await createWebhook(body, actor.name)
      changed({ after: { id: created.id, ...toAuditedWebhook(created) } })
      responseHeaders.set('etag', toEtag(created))
      return created
    },
  }),
  defineOperation({
    method: 'get',
    path: '/webhooks/deliveries',
    summary: 'List deliveries',
    tag,
    scope: 'admin',
    request: { query: webhookDeliveryQuerySchema },
    response: json(
      webhookDeliveryPageSchema,
      'What went or goes to webhooks, the newest first. It is kept for 30 days.',
    ),
    errors: ['invalid_request'],
    handler: ({ query }) => listDeliveries(query),
  }),
  defineOperation({
    method: 'get',
    path: '/webhooks/deliveries/{id}',
    summary: 'Read a delivery',
    tag,
    scope: 'admin',
    request: { params: webhookParamsSchema },
    response: json(webhookDeliveryDetailsSchema, 'The delivery, with its payload and tries.'),
    errors: ['not_found'],
    handler: ({ params }) => readDelivery(params.id),
  }),
  defineOperation({
    method: 'post',
    path: '/webhooks/deliveries/{id}/replay',
    summary: 'Send a delivery again',
    tag,
    scope: 'admin',
    audit: { action: 'webhook.delivery.replay', target: ({ params }) => params.id },
    request: { params: webhookParamsSchema },
    response: json(
      webhookDeliverySchema,
      'On its way, now and with all its tries before it. `webhook-id` is the same as before.',
      202,
    ),
    errors: ['not_found', 'conflict'],
    handler: async ({ params, changed }) => {
      const delivery = await replayDelivery(params.id)
      changed({ after: { webhook: delivery.webhookName, event: delivery.eventType, subject: delivery.subject } })
      return delivery
    },
  }),
  defineOperation({
    method: 'get',
    path: '/webhooks/{id}',
    summary: 'Read a webhook',
    tag,
    scope: 'admin',
    request: { params: webhookParamsSchema },
    response: json(webhookSchema, 'The webhook. `ETag` is what `If-Match` takes.'),
    errors: ['not_found'],
    handler: async ({ params, responseHeaders }) => {
      const webhook = await readWebhook(params.id)
      responseHeaders.set('etag', toEtag(webhook))
      return webhook
    },
  }),
  defineOperation({
    method: 'patch',
    path: '/webhooks/{id}',
    summary: 'Change a webhook',
    tag,
    scope: 'admin',
    audit: { action: 'webhook.update', target: ({ params }) => params.id },
    request: { params: webhookParamsSchema, body: updateWebhookSchema },
    response: json(
      webhookSchema,
      'The webhook as it is now. With `If-Match` it changes only if nobody else has changed it since: `"3"` is its version 3.',
    ),
    errors: ['not_found', 'conflict', 'precondition_failed'],
    handler: async ({ params, body, request, changed, responseHeaders }) => {
      const { before, after } = await updateWebhook(params.id, body, readIfMatch(request.headers))
      changed({ before: toAuditedWebhook(before), after: toAuditedWebhook(after) })
      responseHeaders.set('etag', toEtag(after))
      return after
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/webhooks/{id}',
    summary: 'Delete a webhook',
    tag,
    scope: 'admin',
    audit: { action: 'webhook.delete', target: ({ params }) => params.id },
    request: { params: webhookParamsSchema },
    response: empty('Deleted, with its deliveries. What was on its way to it is not sent any more.'),
    errors: ['not_found'],
    handler: async ({ params, changed }) => changed({ before: toAuditedWebhook(await deleteWebhook(params.id)) }),
  }),
  defineOperation({
    method: 'post',
    path: '/webhooks/{id}/rotate-secret',
    summary: 'Rotate a webhook’s secret',
    tag,
    scope: 'admin',
    audit: { action: 'webhook.secret.rotate', target: ({ params }) => params.id },
    request: { params: webhookParamsSchema },
    response: json(
      webhookWithSecretSchema,
      'The webhook with its new secret, shown this once. For 24 hours requests are signed with the one before it too.',
    ),
    errors: ['not_found'],
    handler: async ({ params, changed, responseHeaders }) => {
      const rotated = await rotateWebhookSecret(params.id)
      changed({ after: { name: rotated.name } })
      responseHeaders.set('etag', toEtag(rotated))
      return rotated
    },
  }),
  defineOperation({
    method: 'post',
    path: '/webhooks/{id}/test',
    summary: 'Send a test to a webhook',
    tag,
    scope: 'admin',
    audit: { action: 'webhook.test', target: ({ params }) => params.id },
    request: { params: webhookParamsSchema },
    response: json(
      webhookDeliverySchema,
      'On its way: an event `webhook.test`, tried once. Read the delivery to follow it.',
      202,
    ),
    errors: ['not_found'],
    handler: async ({ params, actor, changed }) => {
      const delivery = await sendTest(params.id, actor.name)
      changed({ after: { webhook: delivery.webhookName } })
      return delivery
    },
  }),
]

const toEtag = ({ version }: { version: number }) => `"${version}"`
