import type { Service } from '@/lib/contracts/services'

/** Whether there is something to stop: an unhealthy service runs too. */
export function isRunning({ state, startedAt }: Pick<Service, 'state' | 'startedAt'>): boolean {
  return startedAt !== null || state === 'failing'
}
