import { believeOnlyTrustedProxies } from './caller-address'
import { assertEnv, EnvError, env } from './env'
import { endStreams } from './http'
import { logger } from './logger'
import { keepWithinRetention, markUnknownOutcomes } from './services/audit'
import { markInterruptedOperations } from './services/operations'
import { startAnnouncingRuns } from './services/pipelines'
import { activityPoll, endActivity, startAnnouncingHealth } from './services/stack'
import { endTrinoAccess, keepTrinoAccess } from './services/trino-access'
import { startDeliveries } from './services/webhooks'

const startedAt = new Date()
const endings: (() => void)[] = []

/** What has to be so before the first request: a fit environment, and no operation that only seems to run. */
export async function start(): Promise<void> {
  try {
    assertEnv()
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(78)
  }
  process.once('SIGTERM', end)
  // Whoever looks later wants to know what happened before.
  activityPoll()
  believeOnlyTrustedProxies()
  keepTrinoAccess()
  // A console that is being developed shares its database with the stack's own, which may be at work.
  if (env.NODE_ENV === 'development') return
  keepWithinRetention()
  endings.push(startDeliveries(), startAnnouncingRuns(), startAnnouncingHealth())
  await closeInterrupted()
}

/** Ends what goes on by itself, and what others follow; what was asked for meanwhile is still answered. */
export function end(): void {
  for (const ending of endings.splice(0)) ending()
  endActivity()
  endTrinoAccess()
  endStreams()
}

async function closeInterrupted(): Promise<void> {
  try {
    const count = await markInterruptedOperations(startedAt)
    if (count > 0) logger.warn({ count }, 'operations were interrupted by a restart')
    const unknown = await markUnknownOutcomes(startedAt)
    if (unknown > 0)
      logger.warn({ count: unknown }, 'changes were under way when the console stopped: their outcome is unknown')
  } catch (error) {
    logger.warn({ err: error }, 'console-db not there yet; looking for interrupted operations again in 5 s')
    setTimeout(() => void closeInterrupted(), 5_000).unref()
  }
}
