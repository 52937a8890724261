import { dagHref, runHref } from '@/components/pipelines/queries'
import type { Reading } from '@/components/state/reading'
import type { Dag } from '@/lib/contracts/pipelines'
import type { Service } from '@/lib/contracts/services'

/** One thing that needs someone, and where to see to it. */
export interface Attention {
  key: string
  href: string
  text: string
  /** Why, in a few words of its source. */
  reason: string | null
  state: string
}

/** Services that are not as they should be; a one-shot only when it failed. */
export function servicesInNeed(services: readonly Service[]): Attention[] {
  return services
    .filter(({ state, isOneShot }) => (isOneShot ? state === 'failing' : state !== 'healthy'))
    .map(({ name, state, status }) => ({
      key: `service ${name}`,
      href: `/stack/${name}`,
      text: name,
      reason: status,
      state,
    }))
}

/** DAGs whose last run failed, or that Airflow cannot read. */
export function dagsInNeed(dags: readonly Dag[]): Attention[] {
  return dags.flatMap(({ dagId, displayName, lastRun, hasImportErrors }) => {
    const key = `dag ${dagId}`
    if (hasImportErrors) {
      return [
        { key, href: dagHref(dagId), text: displayName, reason: 'Airflow cannot read its file', state: 'failing' },
      ]
    }
    if (lastRun?.state !== 'failed') return []
    return [
      {
        key,
        href: runHref(dagId, lastRun.dagRunId),
        text: displayName,
        reason: 'Its last run failed',
        state: 'failed',
      },
    ]
  })
}

/** A source that does not tell: what it held may have changed. */
export function sourceInNeed(name: string, href: string, { data, error, isStale }: Reading<unknown>): Attention[] {
  if (data !== null && !isStale) return []
  if (error === null && !isStale) return []
  return [
    {
      key: `source ${name}`,
      href,
      text: `${name} ${data === null ? 'could not be read' : 'cannot be read just now'}`,
      reason: error?.detail ?? error?.title ?? null,
      state: 'unknown',
    },
  ]
}
