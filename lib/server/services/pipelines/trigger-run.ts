import { createHash } from 'node:crypto'
import type { DagRun, TriggerDagRun } from '@/lib/contracts/pipelines'
import { AppError } from '@/lib/errors'
import type { Actor } from '@/lib/server/auth'
import { createDagRun, fetchDagRun } from '@/lib/server/clients/airflow'
import { dagsPoll } from './live'
import { toDagRun } from './to-contract'

/**
 * Starts a run and says in its note who asked. With the same idempotency key it is the same run, also where the first answer got lost on
 * its way: the run's id is made of the key, and Airflow takes an id once.
 *
 * @throws {AppError} `not_found`, `invalid_request` where `conf` does not fit the params, or `upstream_*`.
 */
export async function triggerRun(
  dagId: string,
  { conf = {}, note }: TriggerDagRun,
  asker: Pick<Actor, 'id' | 'kind' | 'name' | 'email' | 'tokenName'>,
  idempotencyKey: string | null = null,
): Promise<DagRun> {
  const by = describeAsker(asker)
  const runId =
    idempotencyKey === null
      ? undefined
      : `console__${createHash('sha256').update(`${asker.id}\0${idempotencyKey}`).digest('hex').slice(0, 32)}`
  const run = await createDagRun(dagId, { runId, conf, note: note ? `${note}\n\n${by}` : by }).catch(
    (error: unknown) => {
      if (runId !== undefined && error instanceof AppError && error.code === 'conflict')
        return fetchDagRun(dagId, runId)
      throw error
    },
  )
  dagsPoll().refresh()
  return toDagRun(run)
}

function describeAsker({ kind, name, email, tokenName }: Pick<Actor, 'kind' | 'name' | 'email' | 'tokenName'>): string {
  if (kind === 'cli') return 'Asked for by the command line'
  if (kind === 'token') return `Asked for with the token “${tokenName}” of ${email ?? name}`
  return `Asked for in the console by ${email ?? name}`
}
