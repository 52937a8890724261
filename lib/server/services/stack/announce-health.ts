import { z } from 'zod'
import { instantSchema } from '@/lib/contracts/base'
import type { Service } from '@/lib/contracts/services'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startLoop } from '@/lib/server/loop'
import { publishEvent } from '@/lib/server/services/webhooks'
import { listServiceStates } from './list'

const source = 'services'
const periodMs = 5_000

/** How long a service fails before it is told of, and works again before it is told to have recovered, in milliseconds. */
const confirmAfterMs = { unhealthy: 10_000, healthy: 30_000 } as const

const conditionSchema = z.object({ condition: z.enum(['healthy', 'unhealthy']), since: instantSchema })
const positionSchema = z.record(z.string(), conditionSchema)

type Known = z.infer<typeof conditionSchema>
type Condition = Known['condition']
type Seen = Pick<Service, 'name' | 'state' | 'status'>

/**
 * What a state says of a service's health. Nothing, where it is on its way (starting), was put to rest by someone (stopped, paused, gone)
 * or is well by itself and lacks another, which is told of by itself.
 */
function conditionOf(state: Service['state']): Condition | null {
  if (state === 'failing') return 'unhealthy'
  return state === 'healthy' ? 'healthy' : null
}

/** Finds out when a service changes for good: one that flaps is told of once, and recovers once it holds. */
export class HealthWatch {
  /** Since when a service is seen in another condition than the known one. Not kept over a restart: it is then only told of later. */
  private readonly candidates = new Map<string, { condition: Condition; sinceMs: number }>()

  /**
   * @param nowMs of a clock that only goes on.
   * @returns what is known anew, and what of it there is to tell.
   */
  observe(
    seen: readonly Seen[],
    known: Readonly<Record<string, Known>>,
    nowMs: number,
    at: Date,
  ): { learned: Record<string, Known>; changes: (Seen & { condition: Condition; before: Known | null })[] } {
    const learned: Record<string, Known> = {}
    const changes: (Seen & { condition: Condition; before: Known | null })[] = []
    for (const service of seen) {
      const before = known[service.name] ?? null
      const condition = this.confirm(service, before, nowMs)
      if (condition === null) continue
      learned[service.name] = { condition, since: at.toISOString() }
      // One that has never been seen before and is well is no news.
      if (before || condition === 'unhealthy') changes.push({ ...service, condition, before })
    }
    return { learned, changes }
  }

  /** @returns the condition that a service has come to for good; null while it has not, or has it already. */
  private confirm({ name, state }: Seen, before: Known | null, nowMs: number): Condition | null {
    const condition = conditionOf(state)
    const candidate = this.candidates.get(name)
    // On its way, it may still come to either; at rest, it comes to none.
    if (condition === null) {
      if (state !== 'starting') this.candidates.delete(name)
      return null
    }
    if (condition === before?.condition) {
      this.candidates.delete(name)
      return null
    }
    if (candidate?.condition !== condition) {
      this.candidates.set(name, { condition, sinceMs: nowMs })
      return before || condition === 'unhealthy' ? null : condition
    }
    if (nowMs - candidate.sinceMs < confirmAfterMs[condition]) return null
    this.candidates.delete(name)
    return condition
  }
}

/** Tells of each service that fails or works again, until it is ended. @returns how to end it. */
export function startAnnouncingHealth(): () => void {
  const watch = new HealthWatch()
  return startLoop({
    what: 'watching the services’ health',
    periodMs,
    run: (signal) => announceHealth(watch, listServiceStates, signal),
  })
}

/**
 * Looks once. What is told and what is known from then on are written down together, so that neither a restart nor an outage of the
 * database tells it twice or not at all.
 */
export async function announceHealth(
  watch: HealthWatch,
  list: (signal: AbortSignal) => Promise<Seen[]>,
  signal: AbortSignal,
): Promise<void> {
  const seen = await list(signal)
  const database = getDatabase()
  const row = await database.eventPosition.findUnique({ where: { source } })
  const before = positionSchema.parse(row?.position ?? {})
  const now = new Date()
  const { learned, changes } = watch.observe(seen, before, performance.now(), now)
  if (Object.keys(learned).length === 0) return
  await database.$transaction(async (transaction) => {
    for (const { name, state, status, condition, before: last } of changes) {
      await publishEvent(
        condition === 'unhealthy' ? 'service.unhealthy' : 'service.recovered',
        name,
        {
          ...{ service: name, state, status },
          ...(condition === 'healthy' ? { unhealthySince: last?.since ?? null } : {}),
          url: `${env.CONSOLE_PUBLIC_URL}/stack/${encodeURIComponent(name)}`,
        },
        // After what was known before, a service comes to a condition once.
        { key: `service ${name} ${condition} after ${last?.since ?? 'nothing'}`, at: now, transaction },
      )
    }
    // One that is away keeps what is known of it: made anew, it has still to recover.
    const data = { position: { ...before, ...learned }, updatedAt: now }
    await transaction.eventPosition.upsert({ where: { source }, create: { source, ...data }, update: data })
  })
}
