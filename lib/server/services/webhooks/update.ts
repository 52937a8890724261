import type { UpdateWebhook, Webhook } from '@/lib/contracts/webhooks'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { checkReceiver } from './check-receiver'
import { assertNameFree, lockWebhooks } from './lock'
import { missingWebhook, toWebhook } from './to-contract'

/**
 * Changes a webhook. What waits for it goes to the new URL; while it is switched off, it waits.
 *
 * @param versions those that the caller has seen, of which it must still be one; null for any.
 * @throws {AppError} `not_found`, `precondition_failed`, `invalid_request` for a URL that nothing is sent to, `conflict` for a name in use.
 */
export async function updateWebhook(
  id: string,
  { name, url, eventTypes, enabled }: UpdateWebhook,
  versions: readonly string[] | null,
): Promise<{ before: Webhook; after: Webhook }> {
  const href = url === undefined ? undefined : await checkReceiver(url)
  return getDatabase().$transaction(async (transaction) => {
    await lockWebhooks(transaction)
    const before = await transaction.webhook.findFirst({ where: { id, deletedAt: null } })
    if (!before) throw missingWebhook()
    if (versions && !versions.includes(String(before.version))) {
      throw new AppError('precondition_failed', {
        detail: 'The webhook was changed since you read it. Read it again, then decide.',
      })
    }
    if (name !== undefined) await assertNameFree(transaction, name, id)
    const after = await transaction.webhook.update({
      where: { id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(href === undefined ? {} : { url: href }),
        ...(eventTypes === undefined ? {} : { eventTypes }),
        ...(enabled === undefined ? {} : { enabled }),
        updatedAt: new Date(),
        version: { increment: 1 },
      },
    })
    return { before: toWebhook(before), after: toWebhook(after) }
  })
}
