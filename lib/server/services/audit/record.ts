import { randomUUID } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ErrorCode } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { logger } from '@/lib/server/logger'

/** A request as the log keeps it: who asked for what, on what, from where. */
export interface AuditedRequest {
  actor: string
  actorName: string
  actorKind: 'person' | 'token' | 'cli' | 'anonymous'
  /** The name of the token in use, if any. */
  tokenName: string | null
  address: string
  action: string
  target: string
  requestId: string
}

/** After these nobody can tell whether it was done. */
const unknownAfter: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'internal',
  'upstream_unavailable',
  'upstream_timeout',
])

/** Strangers may not fill the disk: beyond this, what an address is refused in a minute is in the console's log only. */
const strangersRefusals = new RateLimiterMemory({ points: 30, duration: 60 })
const everyStrangersRefusals = new RateLimiterMemory({ points: 300, duration: 60 })

/** How often, and for how long, an outcome is tried to be kept while the database is away. */
const retryMs = 5_000
const retries = 720

/**
 * Writes down what is about to be tried. A change that cannot be written down is not made.
 *
 * @returns the row's id, for {@link recordOutcome}.
 */
export async function recordIntent(request: AuditedRequest): Promise<string> {
  const id = randomUUID()
  await getDatabase().auditEvent.create({ data: { id, at: new Date(), outcome: 'pending', ...request } })
  return id
}

/** Completes an intent; tries again for an hour while the database is away. What is never completed is found `unknown`. */
export async function recordOutcome(
  id: string,
  { errorCode, before, after }: { errorCode: ErrorCode | null; before: object | null; after: object | null },
): Promise<void> {
  const outcome = errorCode === null ? 'succeeded' : unknownAfter.has(errorCode) ? 'unknown' : 'failed'
  const data = {
    outcome,
    errorCode,
    finishedAt: new Date(),
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
  }
  const keep = (left: number): Promise<void> =>
    getDatabase()
      .auditEvent.update({ where: { id }, data })
      .then(
        () => {},
        (error: unknown) => {
          logger.error({ err: error, auditId: id, outcome, errorCode }, 'an audit outcome is not kept yet')
          if (left > 0) setTimeout(() => void keep(left - 1), retryMs).unref()
        },
      )
  await keep(retries)
}

/** Writes down what was not even tried. */
export async function recordRefusal(request: AuditedRequest, errorCode: ErrorCode): Promise<void> {
  try {
    if (request.actorKind === 'anonymous') {
      await strangersRefusals.consume(request.address)
      await everyStrangersRefusals.consume('all')
    }
  } catch {
    logger.warn({ ...request, errorCode }, 'refused, and too often to be kept in the audit log')
    return
  }
  const now = new Date()
  await getDatabase()
    .auditEvent.create({
      data: { id: randomUUID(), at: now, finishedAt: now, outcome: 'refused', errorCode, ...request },
    })
    .catch((error: unknown) => {
      logger.error({ err: error, ...request, errorCode }, 'a refusal is not kept in the audit log')
    })
}

/**
 * Says of changes whose outcome was never written, because the console or its database stopped in their midst, that nobody knows it.
 *
 * @param before those begun before this instant.
 * @returns how many there were.
 */
export async function markUnknownOutcomes(before: Date): Promise<number> {
  const { count } = await getDatabase().auditEvent.updateMany({
    where: { outcome: 'pending', at: { lt: before } },
    data: { outcome: 'unknown' },
  })
  return count
}
