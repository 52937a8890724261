import { z } from 'zod'
import { instantSchema } from '@/lib/contracts/base'
import { type AirflowDagRun, fetchEndedDagRuns, fetchLastEndedDagRun } from '@/lib/server/clients/airflow'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import type { Prisma } from '@/lib/server/generated/prisma/client'
import { startLoop } from '@/lib/server/loop'
import { publishEvent } from '@/lib/server/services/webhooks'
import { toDagRun } from './to-contract'

const source = 'runs'
const periodMs = 5_000

/** Airflow stamps the end of a run before others can see it, by as much as this at most, in milliseconds: so far back is looked again. */
const overlapMs = 5 * 60_000

/** For a page of them, on a machine that has much else to do. */
const publishTimeoutMs = 30_000

const positionSchema = z.object({
  /** What ended before was there before anyone listened. */
  floor: instantSchema,
  /** The last end that was seen. */
  endedAt: instantSchema,
})

type Position = z.infer<typeof positionSchema>
type EndedRun = AirflowDagRun & { end_date: string }

/** Tells of each run that ends, until it is ended. @returns how to end it. */
export function startAnnouncingRuns(): () => void {
  return startLoop({ what: 'looking for runs that ended', periodMs, run: announceEndedRuns })
}

/**
 * Publishes the runs that have ended since it was last asked, however long ago that is, each once: what was seen is written down together
 * with the events themselves. The first time it only finds out where to begin.
 *
 * @throws {AppError} `upstream_*` while Airflow or the console's database does not answer; nothing is lost by it.
 */
export async function announceEndedRuns(signal: AbortSignal): Promise<void> {
  const position = await readPosition()
  if (!position) {
    const last = (await fetchLastEndedDagRun(signal))?.end_date
    // In Airflow's time, not ours; one that ends in the same millisecond as the last was there before as well.
    const floor = last ? new Date(Date.parse(last) + 1).toISOString() : new Date(0).toISOString()
    return writePosition({ floor, endedAt: floor })
  }
  // A run that ended in the future, by a clock that was wrong, does not hide those that end until then.
  const seenMs = Math.min(Date.parse(position.endedAt), Date.now())
  let from = new Date(Math.max(Date.parse(position.floor), seenMs - overlapMs)).toISOString()
  let offset = 0
  let endedAt = new Date(seenMs).toISOString()
  while (!signal.aborted) {
    const { runs, hasMore } = await fetchEndedDagRuns({ from, offset }, signal)
    const ended = runs.filter((run): run is EndedRun => run.end_date !== null)
    const last = ended.at(-1)
    if (!last) return
    if (last.end_date > endedAt) endedAt = last.end_date
    await announce(ended, position, endedAt)
    if (!hasMore) return
    // By offset only within one instant: a run that is started anew meanwhile leaves the list, and others would move up unseen.
    offset = last.end_date > from ? 0 : offset + runs.length
    from = last.end_date
  }
}

async function announce(runs: EndedRun[], { floor, endedAt: before }: Position, endedAt: string): Promise<void> {
  const database = getDatabase()
  const keyed = new Map(runs.map((run) => [`run ${run.dag_id} ${run.dag_run_id} ${run.end_date}`, run]))
  const known = await database.event.findMany({ where: { key: { in: [...keyed.keys()] } }, select: { key: true } })
  for (const { key } of known) keyed.delete(key)
  if (keyed.size === 0 && endedAt === before) return
  const publish = async (transaction: Prisma.TransactionClient) => {
    for (const [key, airflowRun] of keyed) {
      const { dagId, dagRunId, state, runType, startedAt, endedAt, durationMs } = toDagRun(airflowRun)
      await publishEvent(
        state === 'success' ? 'run.succeeded' : 'run.failed',
        `${dagId} ${dagRunId}`,
        {
          ...{ dagId, dagRunId, state, runType, startedAt, endedAt, durationMs },
          url: `${env.CONSOLE_PUBLIC_URL}/pipelines/${encodeURIComponent(dagId)}/runs/${encodeURIComponent(dagRunId)}`,
        },
        { key, at: new Date(airflowRun.end_date), transaction },
      )
    }
    await writePosition({ floor, endedAt }, transaction)
  }
  await database.$transaction(publish, { timeout: publishTimeoutMs })
}

async function readPosition(): Promise<Position | null> {
  const row = await getDatabase().eventPosition.findUnique({ where: { source } })
  return row ? positionSchema.parse(row.position) : null
}

async function writePosition(
  position: Position,
  database: Pick<ReturnType<typeof getDatabase>, 'eventPosition'> = getDatabase(),
): Promise<void> {
  const data = { position, updatedAt: new Date() }
  await database.eventPosition.upsert({ where: { source }, create: { source, ...data }, update: data })
}
