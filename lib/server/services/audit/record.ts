import { randomUUID } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ErrorCode } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { toAppError } from '@/lib/server/errors'
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

/** Strangers may not fill the disk: beyond this, what an address tries in vain in a minute is in the console's log only. */
let strangersTries = new RateLimiterMemory({ points: 30, duration: 60 })
let everyStrangersTries = new RateLimiterMemory({ points: 300, duration: 60 })

/** Forgets what strangers tried; for tests. */
export function forgetStrangers(): void {
  strangersTries = new RateLimiterMemory({ points: 30, duration: 60 })
  everyStrangersTries = new RateLimiterMemory({ points: 300, duration: 60 })
}

async function isTooMuch({ actorKind, address }: AuditedRequest): Promise<boolean> {
  if (actorKind !== 'anonymous') return false
  try {
    await strangersTries.consume(address)
    await everyStrangersTries.consume('all')
    return false
  } catch {
    return true
  }
}

/** How often, and for how long, an outcome is tried to be kept while the database is away. */
const retryMs = 5_000
const retries = 720

/**
 * Writes down what is about to be tried. A change that cannot be written down is not made.
 *
 * @returns the row's id, for {@link recordOutcome}; null where strangers try so much that only what succeeds is kept, by {@link recordDone}.
 */
export async function recordIntent(request: AuditedRequest): Promise<string | null> {
  if (await isTooMuch(request)) return null
  const id = randomUUID()
  await getDatabase().auditEvent.create({ data: { id, at: new Date(), outcome: 'pending', ...request } })
  return id
}

interface Change {
  before: object | null
  after: object | null
}

/** Writes down a change that was made without an intent. */
export async function recordDone(request: AuditedRequest, { before, after }: Change): Promise<void> {
  const now = new Date()
  await getDatabase().auditEvent.create({
    data: {
      id: randomUUID(),
      at: now,
      finishedAt: now,
      outcome: 'succeeded',
      ...request,
      ...(before === null ? {} : { before }),
      ...(after === null ? {} : { after }),
    },
  })
}

/** Completes an intent; tries again for an hour while the database is away. What is never completed is found `unknown`. */
export async function recordOutcome(
  id: string,
  { errorCode, before, after }: { errorCode: ErrorCode | null } & Change,
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
          const isAway = toAppError(error).code === 'upstream_unavailable'
          if (isAway && left > 0) setTimeout(() => void keep(left - 1), retryMs).unref()
        },
      )
  await keep(retries)
}

/** Writes down what was not even tried. */
export async function recordRefusal(request: AuditedRequest, errorCode: ErrorCode): Promise<void> {
  if (await isTooMuch(request)) {
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
