import { z } from 'zod'
import { deliveredEventTypes, deliveryStates, webhookEventTypes } from '@/lib/contracts/webhook-events'
import type { Webhook, WebhookDelivery } from '@/lib/contracts/webhooks'
import { AppError } from '@/lib/errors'
import type {
  Event,
  WebhookDelivery as WebhookDeliveryRow,
  Webhook as WebhookRow,
} from '@/lib/server/generated/prisma/client'
import { failingAfter } from './limits'

export function missingWebhook(): AppError {
  return new AppError('not_found', { detail: 'There is no webhook with this id.' })
}

export function missingDelivery(): AppError {
  return new AppError('not_found', {
    detail: 'There is no delivery with this id. They are kept for 30 days, and go with their webhook.',
  })
}

export function toWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    eventTypes: z.array(z.enum(webhookEventTypes)).parse(row.eventTypes),
    enabled: row.enabled,
    state: stateOf(row),
    failingSince: row.failingSince?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastFailureAt: row.lastFailureAt?.toISOString() ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }
}

function stateOf({ enabled, failuresInRow, lastSuccessAt }: WebhookRow): Webhook['state'] {
  if (!enabled) return 'paused'
  if (failuresInRow >= failingAfter) return 'failing'
  if (failuresInRow > 0) return 'degraded'
  return lastSuccessAt === null ? 'unused' : 'healthy'
}

/** What the audit log keeps of a webhook. Its URL may hold a secret of the receiver's: where it goes is told, not the way there. */
export function toAuditedWebhook(webhook: Webhook): object {
  const { name, url, eventTypes, enabled } = webhook
  return { name, receiver: new URL(url).origin, eventTypes, enabled }
}

export const withNames = {
  webhook: { select: { name: true } },
  event: { select: { subject: true } },
} as const

export function toDelivery(
  row: WebhookDeliveryRow & { webhook: Pick<WebhookRow, 'name'>; event: Pick<Event, 'subject'> },
): WebhookDelivery {
  return {
    id: row.id,
    webhookId: row.webhookId,
    webhookName: row.webhook.name,
    eventId: row.eventId,
    eventType: z.enum(deliveredEventTypes).parse(row.eventType),
    subject: row.event.subject,
    state: z.enum(deliveryStates).parse(row.state),
    tries: row.tries,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
  }
}
