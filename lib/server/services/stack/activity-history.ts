import type { ServiceEvent } from '@/lib/contracts/services'
import type { ContainerEvent } from '@/lib/server/clients/docker'

/** How many events are kept: the newest. */
const keptEvents = 100

const kinds: Record<string, ServiceEvent['kind']> = {
  create: 'created',
  start: 'started',
  die: 'exited',
  oom: 'out_of_memory',
  pause: 'paused',
  unpause: 'resumed',
  destroy: 'removed',
  'health_status: healthy': 'healthy',
  'health_status: unhealthy': 'unhealthy',
}

/** Adds an event to a history that has the newest first. The same history where it is known already. */
export function addEvent(history: readonly ServiceEvent[], event: ServiceEvent): readonly ServiceEvent[] {
  if (history.some(({ id }) => id === event.id)) return history
  const later = history.findIndex(({ at }) => at <= event.at)
  const index = later < 0 ? history.length : later
  return history.toSpliced(index, 0, event).slice(0, keptEvents)
}

/**
 * Adds what the engine tells of a container. It tells more than someone wants to know: a signal, the end, and the stop of one stop are
 * one event here, and the end of one that nobody stopped is another.
 */
export function addContainerEvent(
  history: readonly ServiceEvent[],
  { timeNs, containerId, service, action, exitCode }: ContainerEvent,
): readonly ServiceEvent[] {
  const container = containerId.slice(0, 12)
  const kind = action === 'stop' ? 'stopped' : kinds[action]
  if (kind === undefined) return history
  const at = new Date(Number(BigInt(timeNs) / 1_000_000n)).toISOString()
  const event = { id: `${container}-${timeNs}-${kind}`, at, service, kind, exitCode }
  if (history.some(({ id }) => id === event.id)) return history
  // The engine tells the end and the stop of one stop in either order.
  const index = history.findIndex(({ id, kind }) => id.startsWith(`${container}-`) && lifeKinds.has(kind))
  const last = history[index]
  if (kind === 'stopped' && last?.kind === 'exited') return history.with(index, { ...last, kind })
  if (kind === 'exited' && last?.kind === 'stopped' && last.exitCode === null) {
    return history.with(index, { ...last, exitCode })
  }
  return addEvent(history, event)
}

const lifeKinds: ReadonlySet<ServiceEvent['kind']> = new Set(['started', 'stopped', 'exited'])
