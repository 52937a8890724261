import type { Service, ServiceState } from '@/lib/contracts/services'
import type { Container } from '@/lib/server/clients/docker'
import { findNeeds, isOneShot } from './catalog'

/**
 * The state of a container's service by itself. Compose restarts what fails, so a service that has ended was stopped by someone;
 * a one-shot that ended with 0 has done its work.
 */
export function toState({ service, state, status }: Pick<Container, 'service' | 'state' | 'status'>): ServiceState {
  switch (state) {
    case 'created':
      return 'starting'
    case 'running':
      if (status.includes('(unhealthy)')) return 'failing'
      return status.includes('(healthy)') ? 'healthy' : 'starting'
    case 'paused':
      return 'degraded'
    case 'restarting':
    case 'dead':
      return 'failing'
    case 'exited':
      if (!isOneShot(service)) return 'stopped'
      return status.startsWith('Exited (0)') ? 'healthy' : 'failing'
    case 'removing':
      return 'stopped'
    default:
      return 'unknown'
  }
}

const lost: ReadonlySet<ServiceState> = new Set(['failing', 'stopped', 'unknown'])

/** Marks as degraded what is well by itself but lacks a service that it needs. */
export function markDegraded<Each extends Pick<Service, 'name' | 'state' | 'status' | 'isOneShot'>>(
  services: readonly Each[],
): Each[] {
  const states = new Map(services.map(({ name, state }) => [name, state]))
  return services.map((service) => {
    if (service.state !== 'healthy' || service.isOneShot) return service
    const missing = findNeeds(service.name).flatMap((need) => {
      const state = states.get(need)
      return state !== undefined && lost.has(state) ? [`${need} (${state})`] : []
    })
    return missing.length === 0 ? service : { ...service, state: 'degraded', status: `Lacks ${missing.join(', ')}` }
  })
}

const unitMs: Record<string, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_536_000_000,
}

/**
 * How long a container has been up, as its status tells: `Up About an hour (healthy)`. Null when it is not up.
 *
 * @returns milliseconds, and the unit in which it was told.
 */
export function readUptime(status: string): { uptimeMs: number; unitMs: number } | null {
  const match = /^Up (?:(\d+)|(?:About )?(an?)|(Less than a)) (second|minute|hour|day|week|month|year)s?\b/.exec(status)
  const unit = unitMs[match?.[4] ?? '']
  if (!match || unit === undefined) return null
  const count = match[3] === undefined ? Number(match[1] ?? 1) : 0
  return { uptimeMs: count * unit, unitMs: unit }
}

/**
 * The earliest instant, in Unix milliseconds, at which a container can have started that was up so long when the engine was asked; null
 * when it is not up. The engine rounds down to seconds or minutes, and to the nearest hour.
 */
export function earliestStart(status: string, askedAtMs: number): number | null {
  const up = readUptime(status)
  return up && askedAtMs - up.uptimeMs - up.unitMs
}
