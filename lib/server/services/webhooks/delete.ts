import type { Webhook } from '@/lib/contracts/webhooks'
import { getDatabase } from '@/lib/server/db'
import { lockWebhooks } from './lock'
import { missingWebhook, toWebhook } from './to-contract'

/**
 * Deletes a webhook, its secret, and what was on its way to it. Its deliveries may be millions: they are gone at once for whoever looks,
 * and from the database by and by.
 *
 * @throws {AppError} `not_found`.
 */
export async function deleteWebhook(id: string): Promise<Webhook> {
  return getDatabase().$transaction(async (transaction) => {
    await lockWebhooks(transaction)
    const row = await transaction.webhook.findFirst({ where: { id, deletedAt: null } })
    if (!row) throw missingWebhook()
    await transaction.webhook.update({
      where: { id },
      data: {
        // No name that someone could choose.
        name: `/${id}`,
        url: '',
        secret: new Uint8Array(),
        previousSecret: null,
        previousSecretUntil: null,
        enabled: false,
        deletedAt: new Date(),
      },
    })
    return toWebhook(row)
  })
}
