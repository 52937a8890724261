import type { ServiceLogLine } from '@/lib/contracts/services'
import { openLog } from '@/lib/server/clients/docker'
import { ConcurrencyLimit } from '@/lib/server/concurrency-limit'
import { findContainerName } from './find-container-name'

/**
 * Each read holds a connection to docker-proxy for as long as it takes, and the proxy has 256: half of them stay for everything else. One
 * reader may have as many as a person downloads at a time, and as a program follows.
 */
const reads = new ConcurrencyLimit({ key: 'log-reads', what: 'reads of logs', perOwner: 64, inAll: 128 })

export interface EngineRange {
  /** At most so many, from the end. */
  tail: number | 'all'
  since?: string | undefined
  until?: string | undefined
}

/**
 * Reads what the engine has of a service's log, batch by batch.
 *
 * @param reader who asks: an actor's id.
 * @throws {AppError} `not_found`, `rate_limited`, `upstream_*`.
 */
export async function readEngineLog(
  name: string,
  range: EngineRange,
  reader: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<ServiceLogLine[]>> {
  const leave = reads.enter(reader)
  const finish = () => {
    signal.removeEventListener('abort', finish)
    leave()
  }
  // Of what nobody has begun to read, this is the only end.
  signal.addEventListener('abort', finish)
  try {
    const batches = await openLog(await findContainerName(name), { ...range, follow: false }, signal)
    return readAll(batches, finish)
  } catch (error) {
    finish()
    throw error
  }
}

async function* readAll(
  batches: AsyncGenerator<ServiceLogLine[]>,
  finish: () => void,
): AsyncGenerator<ServiceLogLine[]> {
  try {
    yield* batches
  } finally {
    finish()
  }
}
