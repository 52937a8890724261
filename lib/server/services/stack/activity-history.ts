import type { ServiceEvent } from '@/lib/contracts/services'
import type { ContainerEvent } from '@/lib/server/clients/docker'

/** How many events are kept: the newest. */
const keptEvents = 100
/** How many of the engine's events are known again: more than it remembers itself. */
const knownAgain = 500

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

const lifeKinds: ReadonlySet<ServiceEvent['kind']> = new Set(['started', 'stopped', 'exited'])

/** What happened, the newest first, and bounded. */
export class ActivityHistory {
  private kept: readonly ServiceEvent[] = []
  /** What the engine told, event by event: of two that became one here, the second is not found among those kept. */
  private readonly told = new Set<string>()

  get events(): readonly ServiceEvent[] {
    return this.kept
  }

  add(event: ServiceEvent): void {
    const later = this.kept.findIndex(({ at }) => at <= event.at)
    const index = later < 0 ? this.kept.length : later
    this.kept = this.kept.toSpliced(index, 0, event).slice(0, keptEvents)
  }

  /**
   * Adds what the engine tells of a container, once, though it tells it again after a break. It tells more than someone wants to know: a
   * signal, the end, and the stop of one stop are one event here, and the end of one that nobody stopped is another.
   *
   * @returns whether something is new.
   */
  addContainerEvent({ timeNs, containerId, service, action, exitCode }: ContainerEvent): boolean {
    const container = containerId.slice(0, 12)
    const kind = action === 'stop' ? 'stopped' : kinds[action]
    if (kind === undefined || !this.isFirstTold(`${container}-${timeNs}-${action}`)) return false
    const at = new Date(Number(BigInt(timeNs) / 1_000_000n)).toISOString()
    // The engine tells the end and the stop of one stop in either order.
    const index = this.kept.findIndex(({ id, kind }) => id.startsWith(`${container}-`) && lifeKinds.has(kind))
    const last = this.kept[index]
    if (kind === 'stopped' && last?.kind === 'exited') {
      this.kept = this.kept.with(index, { ...last, kind })
    } else if (kind === 'exited' && last?.kind === 'stopped' && last.exitCode === null) {
      this.kept = this.kept.with(index, { ...last, exitCode })
    } else {
      this.add({ id: `${container}-${timeNs}-${kind}`, at, service, kind, exitCode })
    }
    return true
  }

  private isFirstTold(id: string): boolean {
    if (this.told.has(id)) return false
    this.told.add(id)
    const [oldest] = this.told
    if (this.told.size > knownAgain && oldest !== undefined) this.told.delete(oldest)
    return true
  }
}
