import { z } from 'zod'
import { instantSchema } from '@/lib/contracts/base'
import type { WebhookDelivery, WebhookDeliveryDetails, WebhookDeliveryQuery } from '@/lib/contracts/webhooks'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import { toPayload } from './payload'
import { missingDelivery, toDelivery, withNames } from './to-contract'

const positionSchema = z.tuple([instantSchema, z.string()])

const shownAttempts = 50

/** Deliveries, the newest first. */
export async function listDeliveries({
  limit,
  cursor,
  webhookId,
  state,
  eventType,
}: WebhookDeliveryQuery): Promise<{ items: WebhookDelivery[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : fromCursor(cursor, positionSchema)
  const rows = await getDatabase().webhookDelivery.findMany({
    where: {
      webhook: { deletedAt: null },
      ...(webhookId === undefined ? {} : { webhookId }),
      ...(state === undefined ? {} : { state }),
      ...(eventType === undefined ? {} : { eventType }),
      ...(after
        ? {
            // The first bound is what the index is read by.
            createdAt: { lte: new Date(after[0]) },
            OR: [{ createdAt: { lt: new Date(after[0]) } }, { id: { lt: after[1] } }],
          }
        : {}),
    },
    include: withNames,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return toPage(rows, limit, {
    toItem: toDelivery,
    positionOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
  })
}

/** @throws {AppError} `not_found`. */
export async function readDelivery(id: string): Promise<WebhookDeliveryDetails> {
  const row = await getDatabase().webhookDelivery.findFirst({
    where: { id, webhook: { deletedAt: null } },
    include: {
      webhook: { select: { name: true } },
      event: true,
      attempts: { orderBy: { id: 'desc' }, take: shownAttempts },
    },
  })
  if (!row) throw missingDelivery()
  return {
    ...toDelivery(row),
    payload: toPayload(row.event),
    attempts: row.attempts.map(({ at, durationMs, status, error, response }) => ({
      at: at.toISOString(),
      durationMs,
      status,
      error,
      response,
    })),
  }
}
