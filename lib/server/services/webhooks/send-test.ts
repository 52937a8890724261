import { randomUUID } from 'node:crypto'
import type { WebhookDelivery } from '@/lib/contracts/webhooks'
import { getDatabase } from '@/lib/server/db'
import { addEvent } from './publish-event'
import { missingWebhook, toDelivery, withNames } from './to-contract'

/**
 * Sends a webhook something, whether it is switched on or not. It is tried once.
 *
 * @throws {AppError} `not_found`.
 */
export async function sendTest(id: string, actorName: string): Promise<WebhookDelivery> {
  return getDatabase().$transaction(async (transaction) => {
    const webhook = await transaction.webhook.findFirst({ where: { id, deletedAt: null } })
    if (!webhook) throw missingWebhook()
    const event = await addEvent(transaction, {
      type: 'webhook.test',
      subject: `asked for by ${actorName}`,
      data: { webhook: webhook.name, askedBy: actorName },
    })
    const now = new Date()
    const row = await transaction.webhookDelivery.create({
      data: {
        id: randomUUID(),
        webhookId: id,
        eventId: event?.id ?? '',
        eventType: 'webhook.test',
        state: 'pending',
        nextAttemptAt: now,
        createdAt: now,
      },
      include: withNames,
    })
    return toDelivery(row)
  })
}
