import type { ServiceEvent } from '@/lib/contracts/services'

export type ActivityTone = 'ok' | 'attention' | 'failing' | 'working' | 'off'

/** What happened and what that means, as the end of a sentence that begins with the service's name. */
export function describeEvent({ kind, exitCode }: Pick<ServiceEvent, 'kind' | 'exitCode'>): {
  text: string
  tone: ActivityTone
} {
  switch (kind) {
    case 'created':
      return { text: 'has a new container', tone: 'off' }
    case 'started':
      return { text: 'started', tone: 'working' }
    case 'healthy':
      return { text: 'is healthy: it answers its health check', tone: 'ok' }
    case 'unhealthy':
      return { text: 'is failing: it runs, but does not answer its health check', tone: 'failing' }
    case 'stopped':
      return { text: `was stopped${exitCode ? `, exit code ${exitCode}` : ''}`, tone: 'off' }
    case 'exited':
      return describeExit(exitCode)
    case 'out_of_memory':
      return { text: 'ran out of memory: it needed more than its limit', tone: 'failing' }
    case 'paused':
      return { text: 'was paused: it keeps its memory and answers nobody', tone: 'attention' }
    case 'resumed':
      return { text: 'goes on after a pause', tone: 'working' }
    case 'removed':
      return { text: 'has no container any more', tone: 'off' }
    case 'watching':
      return { text: 'The console began to watch. What happened before is not known here.', tone: 'off' }
  }
}

function describeExit(exitCode: number | null): { text: string; tone: ActivityTone } {
  if (exitCode === 0) return { text: 'ended with success', tone: 'ok' }
  if (exitCode === 137) return { text: 'was killed, exit code 137', tone: 'failing' }
  return { text: `ended by itself, exit code ${exitCode ?? 'unknown'}`, tone: 'failing' }
}
