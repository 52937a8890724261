import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'
import { deliveredEventTypes, deliveryStates, webhookEventTypes } from './webhook-events'

export const webhookStates = ['unused', 'healthy', 'degraded', 'failing', 'paused'] as const

const idSchema = z.string().min(1).max(100).meta({ example: '3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90' })
const nameSchema = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(100)
  .regex(/^[^/\p{Cc}]+$/u, 'A name holds no slash and no control character')
  .describe('What people call it; no two have the same.')
const urlSchema = z
  .string()
  .min(1)
  .max(2_000)
  .describe('Where events go: `http` or `https`, and not into the stack’s own networks.')
const eventTypesSchema = z
  .array(z.enum(webhookEventTypes))
  .min(1, 'Choose at least one event')
  .max(webhookEventTypes.length)
  .refine((types) => new Set(types).size === types.length, 'Name each event once')
  .describe('What it is told.')
  .meta({ uniqueItems: true })
const enabledSchema = z.boolean().describe('Whether anything is sent.')

const webhookExample = {
  id: '3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90',
  name: 'On-call',
  url: 'https://hooks.example.com/lakehouse',
  eventTypes: ['run.failed', 'service.unhealthy', 'service.recovered'] as (typeof webhookEventTypes)[number][],
  enabled: true,
  state: 'healthy' as const,
  failingSince: null,
  lastSuccessAt: '2026-11-23T03:00:01.204Z',
  lastFailureAt: null,
  createdBy: 'Ada',
  createdAt: '2026-11-20T09:12:44.000Z',
  updatedAt: '2026-11-20T09:12:44.000Z',
  version: 1,
}

export const webhookSchema = z
  .object({
    id: z.string().describe('By which it is found.'),
    name: z.string().describe('What people call it.'),
    url: z.string().describe('Where events go.'),
    eventTypes: z.array(z.enum(webhookEventTypes)).describe('What it is told.'),
    enabled: enabledSchema,
    state: z
      .enum(webhookStates)
      .describe(
        'How its receiver fares. `unused`: nothing was sent yet; `degraded`: the last try failed; `failing`: the last three did, or more; `paused`: switched off.',
      ),
    failingSince: instantSchema.nullable().describe('Since when every try has failed.'),
    lastSuccessAt: instantSchema.nullable().describe('When a try last succeeded.'),
    lastFailureAt: instantSchema.nullable().describe('When a try last failed.'),
    createdBy: z.string().describe('The name of who made it.'),
    createdAt: instantSchema.describe('When it was made.'),
    updatedAt: instantSchema.describe('When it was last changed.'),
    version: z.int().describe('What `If-Match` takes, in quotes.'),
  })
  .meta({ id: 'Webhook', description: 'A receiver of what happens, and what it is told.', example: webhookExample })

export type Webhook = z.infer<typeof webhookSchema>

const secretSchema = z
  .string()
  .describe('By which the receiver tells that a request is ours: shown now, and never again.')
  .meta({ example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' })

export const webhookWithSecretSchema = webhookSchema
  .extend({ secret: secretSchema })
  .meta({ id: 'WebhookWithSecret', example: { ...webhookExample, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' } })

export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>

export const webhookPageSchema = pageSchema(webhookSchema).meta({ id: 'WebhookPage' })

export const webhookQuerySchema = pageQuerySchema

export const createWebhookSchema = z
  .strictObject({
    name: nameSchema,
    url: urlSchema,
    eventTypes: eventTypesSchema,
    enabled: enabledSchema.default(true),
  })
  .meta({
    id: 'CreateWebhook',
    example: {
      name: 'On-call',
      url: 'https://hooks.example.com/lakehouse',
      eventTypes: ['run.failed', 'service.unhealthy', 'service.recovered'],
      enabled: true,
    },
  })

export type CreateWebhook = z.infer<typeof createWebhookSchema>

export const updateWebhookSchema = z
  .strictObject({
    name: nameSchema.optional(),
    url: urlSchema.optional(),
    eventTypes: eventTypesSchema.optional(),
    enabled: enabledSchema.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Say what to change')
  .meta({ id: 'UpdateWebhook', minProperties: 1, example: { enabled: false } })

export type UpdateWebhook = z.infer<typeof updateWebhookSchema>

export const webhookParamsSchema = z.strictObject({ id: idSchema.describe('As the list names it.') })

const deliveryExample = {
  id: '0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11',
  webhookId: webhookExample.id,
  webhookName: webhookExample.name,
  eventId: 'b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10',
  eventType: 'run.failed' as const,
  subject: 'sales_pipeline manual__2026-11-23T03:00:00+00:00',
  state: 'succeeded' as const,
  tries: 1,
  nextAttemptAt: null,
  lastAttemptAt: '2026-11-23T03:00:01.204Z',
  lastStatus: 204,
  lastError: null,
  createdAt: '2026-11-23T03:00:00.911Z',
}

export const webhookDeliverySchema = z
  .object({
    id: z.string().describe('By which it is found.'),
    webhookId: z.string().describe('The webhook it goes to.'),
    webhookName: z.string().describe('What that is called.'),
    eventId: z
      .string()
      .describe('What `webhook-id` says, the same in every try: by it a receiver tells what it has had already.'),
    eventType: z.enum(deliveredEventTypes).describe('What has happened.'),
    subject: z.string().describe('What it is about, in words.'),
    state: z.enum(deliveryStates).describe('Whether it is on its way, has arrived, or is given up.'),
    tries: z.int().describe('How often it was tried since it was made or last replayed.'),
    nextAttemptAt: instantSchema.nullable().describe('Null unless it is pending.'),
    lastAttemptAt: instantSchema.nullable().describe('When it was last tried.'),
    lastStatus: z.int().nullable().describe('What the receiver answered last; null where it did not.'),
    lastError: z.string().nullable().describe('Why the last try failed.'),
    createdAt: instantSchema.describe('When it was made.'),
  })
  .meta({ id: 'WebhookDelivery', description: 'One event on its way to one webhook.', example: deliveryExample })

export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>

export const webhookAttemptSchema = z.object({
  at: instantSchema.describe('When it was tried.'),
  durationMs: z.int().describe('How long it took.'),
  status: z.int().nullable().describe('What the receiver answered; null where it did not.'),
  error: z.string().nullable().describe('Why it failed.'),
  response: z.string().nullable().describe('The first 4 KiB of the answer.'),
})

export type WebhookAttempt = z.infer<typeof webhookAttemptSchema>

export const webhookDeliveryDetailsSchema = webhookDeliverySchema
  .extend({
    payload: z.string().describe('The body, as it is sent.'),
    attempts: z.array(webhookAttemptSchema).describe('The newest first, of which the newest 50.'),
  })
  .meta({
    description: 'A delivery with what is sent, and each try.',
    id: 'WebhookDeliveryDetails',
    example: {
      ...deliveryExample,
      payload:
        '{"type":"run.failed","timestamp":"2026-11-23T03:00:00.000Z","data":{"dagId":"sales_pipeline","dagRunId":"manual__2026-11-23T03:00:00+00:00","state":"failed"}}',
      attempts: [{ at: '2026-11-23T03:00:01.204Z', durationMs: 84, status: 204, error: null, response: '' }],
    },
  })

export type WebhookDeliveryDetails = z.infer<typeof webhookDeliveryDetailsSchema>

export const webhookDeliveryPageSchema = pageSchema(webhookDeliverySchema).meta({ id: 'WebhookDeliveryPage' })

export const webhookDeliveryQuerySchema = pageQuerySchema.extend({
  webhookId: idSchema.optional().describe('Only those of this webhook.'),
  state: z.enum(deliveryStates).optional().describe('Only those in this state.'),
  eventType: z.enum(deliveredEventTypes).optional().describe('Only those of this event.'),
})

export type WebhookDeliveryQuery = z.infer<typeof webhookDeliveryQuerySchema>
