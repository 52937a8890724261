import type { Viewer } from '@/lib/contracts/account'
import type { DagRun, TriggerDagRun } from '@/lib/contracts/pipelines'
import { createDagRun } from '@/lib/server/clients/airflow'
import { dagsPoll } from './live'
import { toDagRun } from './to-contract'

/**
 * Starts a run and says in its note who asked.
 *
 * @throws {AppError} `not_found`, `invalid_request` where `conf` does not fit the params, or `upstream_*`.
 */
export async function triggerRun(
  dagId: string,
  { conf = {}, note }: TriggerDagRun,
  asker: Pick<Viewer, 'kind' | 'name' | 'email'>,
): Promise<DagRun> {
  const by =
    asker.kind === 'cli' ? 'Asked for by the command line' : `Asked for in the console by ${asker.email ?? asker.name}`
  const run = await createDagRun(dagId, { conf, note: note ? `${note}\n\n${by}` : by })
  dagsPoll().refresh()
  return toDagRun(run)
}
