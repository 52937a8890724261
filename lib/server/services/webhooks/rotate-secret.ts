import type { WebhookWithSecret } from '@/lib/contracts/webhooks'
import { getDatabase } from '@/lib/server/db'
import { previousSecretMs } from './limits'
import { lockWebhooks } from './lock'
import { createSecret, sealSecret } from './secret'
import { missingWebhook, toWebhook } from './to-contract'

/**
 * Gives a webhook a new secret, which leaves here once. For a day requests are signed with the old one too, so that the receiver can
 * change over at its own time.
 *
 * @throws {AppError} `not_found`.
 */
export async function rotateWebhookSecret(id: string): Promise<WebhookWithSecret> {
  const secret = createSecret()
  const row = await getDatabase().$transaction(async (transaction) => {
    await lockWebhooks(transaction)
    const before = await transaction.webhook.findFirst({ where: { id, deletedAt: null } })
    if (!before) throw missingWebhook()
    const now = new Date()
    return transaction.webhook.update({
      where: { id },
      data: {
        secret: sealSecret(id, secret),
        previousSecret: before.secret,
        previousSecretUntil: new Date(now.getTime() + previousSecretMs),
        updatedAt: now,
        version: { increment: 1 },
      },
    })
  })
  return { ...toWebhook(row), secret }
}
