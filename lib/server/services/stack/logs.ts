import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceLogLine, ServiceLogQuery } from '@/lib/contracts/services'
import { AppError } from '@/lib/errors'
import { followLog, listContainers, readLog } from '@/lib/server/clients/docker'

/** A stopped container's log ends at once: this is how long until it is looked for again, in milliseconds. */
const lookAgainMs = 2_000

/**
 * A service's log as text, a line each: timestamp, then what was written.
 *
 * @throws {AppError} `not_found`, `upstream_*`.
 */
export async function readServiceLog(name: string, query: ServiceLogQuery, signal: AbortSignal): Promise<string> {
  const lines = await readLog(await findContainerName(name), query, signal)
  return lines.map(({ at, text }) => `${at} ${text}\n`).join('')
}

/**
 * A service's log as it is written, over its restarts, until the signal aborts. Reads no faster than it is read.
 *
 * @param range how many earlier lines come first, and after which line.
 * @throws {AppError} `not_found`, `upstream_*`.
 */
export async function* followServiceLog(
  name: string,
  range: { tail: number; since?: string | undefined },
  signal: AbortSignal,
): AsyncGenerator<ServiceLogLine[]> {
  let { since } = range
  while (!signal.aborted) {
    const seen = since
    for await (const batch of followLog(await findContainerName(name), { tail: range.tail, since }, signal)) {
      // The engine's own `since` includes the line that it names.
      const fresh = batch.filter(({ at }) => isAfter(at, seen))
      for (const { at } of fresh) if (isAfter(at, since)) since = at
      if (fresh.length > 0) yield fresh
    }
    await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined)
  }
}

/** Compares to the nanosecond, which a Date does not keep. */
function isAfter(at: string, since: string | undefined): boolean {
  return since === undefined || toNanoseconds(at) > toNanoseconds(since)
}

function toNanoseconds(instant: string): string {
  const [seconds = '', fraction = ''] = instant.replace('Z', '').split('.')
  return `${seconds}.${fraction.padEnd(9, '0')}`
}

async function findContainerName(name: string): Promise<string> {
  const container = (await listContainers()).find(({ service }) => service === name)
  if (!container) throw new AppError('not_found', { detail: `${name} has no container, and so no log.` })
  return container.name
}
