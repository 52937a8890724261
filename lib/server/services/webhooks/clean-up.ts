import { getDatabase } from '@/lib/server/db'
import { longestWaitMs, retentionMs } from './limits'

const rowsAtOnce = 2_000

/** Takes away what is too old to be kept, and what is left of deleted webhooks, some thousand rows at a time. */
export async function cleanUpDeliveries(signal: AbortSignal, now = new Date()): Promise<void> {
  const keepAfter = new Date(now.getTime() - retentionMs)
  const database = getDatabase()
  await untilFew(
    signal,
    () => database.$executeRaw`
      DELETE FROM "webhook_delivery" WHERE "id" IN (
        SELECT "id" FROM "webhook_delivery" WHERE "created_at" < ${keepAfter} ORDER BY "created_at" LIMIT ${rowsAtOnce})`,
  )
  await untilFew(
    signal,
    () => database.$executeRaw`
      DELETE FROM "event" WHERE "id" IN (
        SELECT "id" FROM "event" WHERE "created_at" < ${keepAfter} ORDER BY "created_at" LIMIT ${rowsAtOnce})`,
  )
  for (const { id } of await database.webhook.findMany({ where: { deletedAt: { not: null } }, select: { id: true } })) {
    const left = () => database.$executeRaw`
      DELETE FROM "webhook_delivery" WHERE "id" IN (
        SELECT "id" FROM "webhook_delivery" WHERE "webhook_id" = ${id} LIMIT ${rowsAtOnce})`
    if (await untilFew(signal, left)) await database.webhook.delete({ where: { id } })
  }
}

/** Lets go out what a clock that was wrong has put off for longer than anything waits. */
export async function bringForward(): Promise<void> {
  await getDatabase().$executeRaw`
    UPDATE "webhook_delivery" SET "next_attempt_at" = now() FROM "webhook"
    WHERE "webhook_id" = "webhook"."id"
      AND "next_attempt_at" > now() + ${longestWaitMs} * interval '1 millisecond'`
}

/** @returns whether it went to the end. */
async function untilFew(signal: AbortSignal, remove: () => Promise<number>): Promise<boolean> {
  while (!signal.aborted) {
    if ((await remove()) < rowsAtOnce) return true
  }
  return false
}
