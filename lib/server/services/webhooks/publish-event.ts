import { randomUUID } from 'node:crypto'
import type { EventType } from '@/lib/contracts/webhook-events'
import { getDatabase } from '@/lib/server/db'
import type { Prisma } from '@/lib/server/generated/prisma/client'

export interface PublishOptions {
  /** What makes it the same event: what was published under a key before is not published again. One of its own when left out. */
  key?: string
  /** When it happened; now when left out. */
  at?: Date
  /** That of the caller: the event is there if, and only if, what it goes with is. */
  transaction?: Prisma.TransactionClient
}

/**
 * Tells every webhook that wants to know. Nothing is sent before this returns, and nothing that has returned is lost.
 *
 * @param subject what it is about, in words, for the list of deliveries.
 * @param data what the receiver gets, no secrets.
 * @returns whether it is new.
 */
export async function publishEvent(
  type: EventType,
  subject: string,
  data: object,
  { key, at, transaction }: PublishOptions = {},
): Promise<boolean> {
  const publish = async (within: Prisma.TransactionClient) => {
    const event = await addEvent(within, { type, subject, data, key, at })
    if (!event) return false
    await within.$executeRaw`
      INSERT INTO "webhook_delivery" ("id", "webhook_id", "event_id", "event_type", "state", "next_attempt_at", "created_at")
      SELECT gen_random_uuid()::text, "id", ${event.id}, ${type}, 'pending', now(), now()
      FROM "webhook" WHERE "enabled" AND "deleted_at" IS NULL AND ${type} = ANY ("event_types")`
    return true
  }
  return transaction ? publish(transaction) : getDatabase().$transaction(publish)
}

/** Writes an event down, for nobody yet. @returns null where it is there already. */
export async function addEvent(
  transaction: Prisma.TransactionClient,
  event: { type: EventType; subject: string; data: object; key?: string | undefined; at?: Date | undefined },
): Promise<{ id: string } | null> {
  const id = randomUUID()
  const now = new Date()
  const { count } = await transaction.event.createMany({
    data: {
      id,
      key: event.key ?? id,
      type: event.type,
      subject: event.subject.slice(0, 500),
      data: event.data,
      at: event.at ?? now,
      createdAt: now,
    },
    skipDuplicates: true,
  })
  return count === 0 ? null : { id }
}
