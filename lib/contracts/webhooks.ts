import { z } from 'zod'
import { instantSchema, limitSchema, pageSchema } from './base'
import { deliveredEventTypes, deliveryStates, webhookEventTypes } from './webhook-events'

/**
 * How a webhook's receiver fares. `unused`: nothing was sent yet; `degraded`: the last try failed; `failing`: the last three did, or more;
 * `paused`: switched off.
 */
export const webhookStates = ['unused', 'healthy', 'degraded', 'failing', 'paused'] as const

const idSchema = z.string().min(1).max(100)
const nameSchema = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(100)
  .regex(/^[^/\p{Cc}]+$/u, 'A name holds no slash and no control character')
const urlSchema = z.string().min(1).max(2_000)
const eventTypesSchema = z
  .array(z.enum(webhookEventTypes))
  .min(1, 'Choose at least one event')
  .max(webhookEventTypes.length)
  .refine((types) => new Set(types).size === types.length, 'Name each event once')

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
    id: z.string(),
    name: z.string(),
    url: z.string(),
    eventTypes: z.array(z.enum(webhookEventTypes)),
    enabled: z.boolean(),
    state: z.enum(webhookStates),
    /** Since when every try has failed. */
    failingSince: instantSchema.nullable(),
    lastSuccessAt: instantSchema.nullable(),
    lastFailureAt: instantSchema.nullable(),
    createdBy: z.string(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    /** What `If-Match` takes, in quotes. */
    version: z.int(),
  })
  .meta({ id: 'Webhook', example: webhookExample })

export type Webhook = z.infer<typeof webhookSchema>

const secretSchema = z.string().meta({ example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' })

/** The secret by which the receiver tells that a request is ours: shown now, and never again. */
export const webhookWithSecretSchema = webhookSchema
  .extend({ secret: secretSchema })
  .meta({ id: 'WebhookWithSecret', example: { ...webhookExample, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' } })

export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>

export const webhookPageSchema = pageSchema(webhookSchema).meta({ id: 'WebhookPage' })

export const webhookQuerySchema = z.strictObject({
  limit: limitSchema,
  /** `nextCursor` of the page before. */
  cursor: z.string().min(1).max(500).optional(),
})

export const createWebhookSchema = z
  .strictObject({
    name: nameSchema,
    url: urlSchema,
    eventTypes: eventTypesSchema,
    enabled: z.boolean().default(true),
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
    enabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Say what to change')
  .meta({ id: 'UpdateWebhook', example: { enabled: false } })

export type UpdateWebhook = z.infer<typeof updateWebhookSchema>

export const webhookParamsSchema = z.strictObject({ id: idSchema })

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

/** One event on its way to one webhook. */
export const webhookDeliverySchema = z
  .object({
    id: z.string(),
    webhookId: z.string(),
    webhookName: z.string(),
    /** What `webhook-id` says, the same in every try: by it a receiver tells what it has had already. */
    eventId: z.string(),
    eventType: z.enum(deliveredEventTypes),
    /** What it is about, in words. */
    subject: z.string(),
    state: z.enum(deliveryStates),
    /** How often it was tried since it was made or last replayed. */
    tries: z.int(),
    /** Null unless it is pending. */
    nextAttemptAt: instantSchema.nullable(),
    lastAttemptAt: instantSchema.nullable(),
    /** What the receiver answered last; null where it did not. */
    lastStatus: z.int().nullable(),
    /** Why the last try failed. */
    lastError: z.string().nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: 'WebhookDelivery', example: deliveryExample })

export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>

export const webhookAttemptSchema = z.object({
  at: instantSchema,
  durationMs: z.int(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  /** The first 4 KiB of the answer. */
  response: z.string().nullable(),
})

export type WebhookAttempt = z.infer<typeof webhookAttemptSchema>

export const webhookDeliveryDetailsSchema = webhookDeliverySchema
  .extend({
    /** The body, as it is sent. */
    payload: z.string(),
    /** The newest first, of which the newest 50. */
    attempts: z.array(webhookAttemptSchema),
  })
  .meta({
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

export const webhookDeliveryQuerySchema = z.strictObject({
  limit: limitSchema,
  /** `nextCursor` of the page before. */
  cursor: z.string().min(1).max(500).optional(),
  webhookId: idSchema.optional(),
  state: z.enum(deliveryStates).optional(),
  eventType: z.enum(deliveredEventTypes).optional(),
})

export type WebhookDeliveryQuery = z.infer<typeof webhookDeliveryQuerySchema>
