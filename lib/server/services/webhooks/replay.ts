import type { WebhookDelivery } from '@/lib/contracts/webhooks'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { claimMs } from './limits'
import { missingDelivery, toDelivery, withNames } from './to-contract'

/**
 * Sends a delivery again, now and with all its tries before it; one that waits for its next try goes now. The receiver sees the same
 * `webhook-id` and so can tell that it is no other event.
 *
 * @throws {AppError} `not_found`, `conflict` while it is being tried or its webhook is switched off.
 */
export async function replayDelivery(id: string): Promise<WebhookDelivery> {
  return getDatabase().$transaction(async (transaction) => {
    const row = await transaction.webhookDelivery.findFirst({
      where: { id, webhook: { deletedAt: null } },
      include: { webhook: true },
    })
    if (!row) throw missingDelivery()
    if (!row.webhook.enabled && row.eventType !== 'webhook.test') {
      throw new AppError('conflict', { detail: `“${row.webhook.name}” is switched off: nothing is sent to it.` })
    }
    const now = new Date()
    const { count } = await transaction.webhookDelivery.updateMany({
      where: {
        id,
        OR: [
          { claimedUntil: null },
          { claimedUntil: { lte: now } },
          { claimedUntil: { gt: new Date(now.getTime() + 2 * claimMs) } },
        ],
      },
      data: { state: 'pending', tries: 0, nextAttemptAt: now, claim: null, claimedUntil: null },
    })
    if (count === 0) throw new AppError('conflict', { detail: 'It is being tried just now.' })
    return toDelivery(await transaction.webhookDelivery.findUniqueOrThrow({ where: { id }, include: withNames }))
  })
}
