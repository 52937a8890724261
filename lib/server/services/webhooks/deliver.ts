import { randomUUID } from 'node:crypto'
import { getDatabase } from '@/lib/server/db'
import type { Event, Prisma, Webhook, WebhookDelivery } from '@/lib/server/generated/prisma/client'
import { logger } from '@/lib/server/logger'
import { type AttemptResult, attempt } from './attempt'
import { claimMs, failingAfter, perWebhook, waitsMs } from './limits'

type Claimed = WebhookDelivery & { webhook: Webhook; event: Event }

/** How many deliveries of each webhook this process is trying. */
export type UnderWay = Map<string, number>

/**
 * Tries what is due, as far as there is room for it, and does not wait for it.
 *
 * @param underWay counted on here; those that are over are taken off again.
 * @returns the tries begun.
 */
export async function deliverDue(underWay: UnderWay): Promise<Promise<void>[]> {
  const claimed = await claimDue(underWay)
  for (const { webhookId } of claimed) underWay.set(webhookId, (underWay.get(webhookId) ?? 0) + 1)
  return claimed.map((delivery) =>
    deliver(delivery)
      .catch((error: unknown) => {
        // It stays claimed until nobody can be at it any more, and is then tried again.
        logger.warn({ err: error, deliveryId: delivery.id }, 'a try of a delivery was not recorded')
      })
      .finally(() => {
        const left = (underWay.get(delivery.webhookId) ?? 1) - 1
        if (left > 0) underWay.set(delivery.webhookId, left)
        else underWay.delete(delivery.webhookId)
      }),
  )
}

/** Makes what is due this process's own for a while: should it be killed, another finds it again. */
async function claimDue(underWay: UnderWay): Promise<Claimed[]> {
  const claim = randomUUID()
  const database = getDatabase()
  const counts = JSON.stringify(Object.fromEntries(underWay))
  const claimed = await database.$queryRaw<{ id: string }[]>`
    WITH "due" AS (
      SELECT "d"."id" FROM "webhook" "w" CROSS JOIN LATERAL (
        SELECT "id" FROM "webhook_delivery"
        WHERE "webhook_id" = "w"."id"
          AND "next_attempt_at" <= now()
          AND ("claimed_until" IS NULL OR "claimed_until" <= now()
            OR "claimed_until" > now() + ${2 * claimMs} * interval '1 millisecond')
          AND ("w"."enabled" OR "event_type" = 'webhook.test')
        ORDER BY "next_attempt_at"
        LIMIT greatest(0,
          CASE WHEN "w"."failures_in_row" >= ${failingAfter} THEN 1 ELSE ${perWebhook} END
          - coalesce((${counts}::jsonb ->> "w"."id")::int, 0))
        FOR UPDATE SKIP LOCKED
      ) "d"
      WHERE "w"."deleted_at" IS NULL
    )
    UPDATE "webhook_delivery" SET "claim" = ${claim}, "claimed_until" = now() + ${claimMs} * interval '1 millisecond'
    FROM "due" WHERE "webhook_delivery"."id" = "due"."id"
    RETURNING "webhook_delivery"."id"`
  if (claimed.length === 0) return []
  return database.webhookDelivery.findMany({
    where: { id: { in: claimed.map(({ id }) => id) }, claim },
    include: { webhook: true, event: true },
  })
}

async function deliver(delivery: Claimed): Promise<void> {
  const result = await attempt(delivery.webhook, delivery.event)
  await getDatabase().$transaction(async (transaction) => {
    if (await settle(transaction, delivery, result)) await keepScore(transaction, delivery.webhookId, result)
  })
}

/** @returns false where it is this process's no more: deleted, or replayed, or taken over. */
async function settle(
  transaction: Prisma.TransactionClient,
  delivery: Claimed,
  result: AttemptResult,
): Promise<boolean> {
  const tries = delivery.tries + 1
  const waitMs = result.error === null ? null : waitAfter(delivery.eventType, tries, result.retryAfterMs)
  const { count } = await transaction.webhookDelivery.updateMany({
    where: { id: delivery.id, claim: delivery.claim },
    data: {
      tries,
      state: result.error === null ? 'succeeded' : waitMs === null ? 'failed' : 'pending',
      nextAttemptAt: waitMs === null ? null : new Date(Date.now() + waitMs),
      claim: null,
      claimedUntil: null,
      lastAttemptAt: result.at,
      lastStatus: result.status,
      lastError: result.error,
    },
  })
  if (count === 0) return false
  const { at, durationMs, status, error, response } = result
  await transaction.webhookAttempt.create({
    data: { deliveryId: delivery.id, at, durationMs, status, error, response },
  })
  return true
}

async function keepScore(
  transaction: Prisma.TransactionClient,
  webhookId: string,
  { at, error }: AttemptResult,
): Promise<void> {
  if (error === null) {
    await transaction.webhook.update({
      where: { id: webhookId },
      data: { failuresInRow: 0, failingSince: null, lastSuccessAt: at },
    })
    return
  }
  await transaction.webhook.updateMany({ where: { id: webhookId, failingSince: null }, data: { failingSince: at } })
  await transaction.webhook.update({
    where: { id: webhookId },
    data: { failuresInRow: { increment: 1 }, lastFailureAt: at },
  })
}

/**
 * How long to wait after this many failed tries; null when they were enough. Whoever sees a test fail asks for another.
 *
 * @param askedMs what the receiver asks for, which is granted up to an hour.
 */
export function waitAfter(eventType: string, tries: number, askedMs: number | null): number | null {
  const waitMs = eventType === 'webhook.test' ? undefined : waitsMs[tries - 1]
  if (waitMs === undefined) return null
  // So that what failed together is not tried again together.
  const jittered = waitMs * (0.8 + Math.random() * 0.4)
  return Math.round(Math.max(jittered, Math.min(askedMs ?? 0, 3_600_000)))
}
