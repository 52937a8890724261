import { z } from 'zod'
import type { PageQuery } from '@/lib/contracts/base'
import type { Webhook } from '@/lib/contracts/webhooks'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import { missingWebhook, toWebhook } from './to-contract'

/** Webhooks, by name. */
export async function listWebhooks({
  limit,
  cursor,
}: PageQuery): Promise<{ items: Webhook[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : fromCursor(cursor, z.string())
  const rows = await getDatabase().webhook.findMany({
    where: { deletedAt: null, ...(after === undefined ? {} : { name: { gt: after } }) },
    orderBy: { name: 'asc' },
    take: limit + 1,
  })
  return toPage(rows, limit, { toItem: toWebhook, positionOf: ({ name }) => name })
}

/** @throws {AppError} `not_found`. */
export async function readWebhook(id: string): Promise<Webhook> {
  const row = await getDatabase().webhook.findFirst({ where: { id, deletedAt: null } })
  if (!row) throw missingWebhook()
  return toWebhook(row)
}
