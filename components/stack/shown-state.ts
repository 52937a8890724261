import type { Service } from '@/lib/contracts/services'

/** A service's state as it is called: what did its work and ended is done, not healthy. */
export function shownState({ state, isOneShot }: Pick<Service, 'state' | 'isOneShot'>): string {
  return isOneShot && state === 'healthy' ? 'done' : state
}
