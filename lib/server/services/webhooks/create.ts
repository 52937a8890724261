import { randomUUID } from 'node:crypto'
import type { CreateWebhook, WebhookWithSecret } from '@/lib/contracts/webhooks'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { checkReceiver } from './check-receiver'
import { mostWebhooks } from './limits'
import { assertNameFree, lockWebhooks } from './lock'
import { createSecret, sealSecret } from './secret'
import { toWebhook } from './to-contract'

/**
 * Makes a webhook. Its secret leaves here once.
 *
 * @throws {AppError} `invalid_request` for a URL that nothing is sent to, `conflict` for a name in use or too many webhooks.
 */
export async function createWebhook(
  { name, url, eventTypes, enabled }: CreateWebhook,
  actorName: string,
): Promise<WebhookWithSecret> {
  const href = await checkReceiver(url)
  const id = randomUUID()
  const secret = createSecret()
  const row = await getDatabase().$transaction(async (transaction) => {
    await lockWebhooks(transaction)
    await assertNameFree(transaction, name)
    if ((await transaction.webhook.count({ where: { deletedAt: null } })) >= mostWebhooks) {
      throw new AppError('conflict', { detail: `There are ${mostWebhooks} webhooks. Delete one that is not needed.` })
    }
    const now = new Date()
    return transaction.webhook.create({
      data: {
        id,
        name,
        url: href,
        secret: sealSecret(id, secret),
        eventTypes,
        enabled,
        createdBy: actorName,
        createdAt: now,
        updatedAt: now,
      },
    })
  })
  return { ...toWebhook(row), secret }
}
