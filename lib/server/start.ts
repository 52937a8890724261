import { believeOnlyTrustedProxies } from './caller-address'
import { assertEnv, EnvError, env } from './env'
import { endStreams } from './http'
import { logger } from './logger'
import { refuseGarbledAddresses, refuseMethods } from './refuse-unserved'
import { markUnknownOutcomes, startAuditRetention } from './services/audit'
import { startAutomaticUploads } from './services/ingestion'
import { endOperations, ownKeeper, startOperationRetention } from './services/operations'
import { startAnnouncingRuns } from './services/pipelines'
import { activityPoll, endActivity, startAnnouncingHealth } from './services/stack'
import { endTrinoAccess, keepTrinoAccess } from './services/trino-access'
import { startDeliveries } from './services/webhooks'

const startedAt = new Date()
const endings: (() => void)[] = []

/** What has to be so before the first request: a fit environment, and someone to go on with what an earlier console has left. */
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
  refuseMethods()
  refuseGarbledAddresses()
  keepTrinoAccess()
  // A console that is being developed shares its database with the stack's own, to which it leaves what it has begun when it ends.
  if (env.NODE_ENV === 'development') return
  endings.push(
    startAuditRetention(),
    startOperationRetention(),
    startDeliveries(),
    startAnnouncingRuns(),
    startAnnouncingHealth(),
    startAutomaticUploads(),
  )
  ownKeeper().takeOver()
  await closeUnknown()
}

/** Ends what goes on by itself, and what others follow; what was asked for meanwhile is still answered. */
export function end(): void {
  for (const ending of endings.splice(0)) ending()
  endActivity()
  endTrinoAccess()
  endStreams()
  void endOperations()
}

async function closeUnknown(): Promise<void> {
  try {
    const count = await markUnknownOutcomes(startedAt)
    if (count > 0) logger.warn({ count }, 'changes were under way when the console stopped: their outcome is unknown')
  } catch (error) {
    logger.warn({ err: error }, 'console-db not there yet; looking for unknown outcomes again in 5 s')
    setTimeout(() => void closeUnknown(), 5_000).unref()
  }
}
