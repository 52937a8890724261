import type { DagRun } from '@/lib/contracts/pipelines'
import { AppError } from '@/lib/errors'
import type { Actor } from '@/lib/server/auth'
import { triggerRun } from '@/lib/server/services/pipelines'
import { requireDeclaration } from './declarations'
import { isOf } from './pending-files'

/** Has a pipeline read what is new or changed. @throws {AppError} `not_found`, `conflict` for one that cannot be used, `upstream_*`. */
export async function runPipeline(name: string, actor: Actor, idempotencyKey: string | null): Promise<DagRun> {
  await requireDeclaration(name)
  return start(name, {}, actor, idempotencyKey)
}

/** Has files read again, though they have not changed. @throws {AppError} as {@link runPipeline}; `invalid_request` for another's file. */
export async function reprocessFiles(
  name: string,
  files: readonly string[],
  actor: Actor,
  idempotencyKey: string | null,
): Promise<DagRun> {
  const declaration = await requireDeclaration(name)
  const foreign = files.findIndex((key) => !isOf(declaration, key))
  if (foreign !== -1) {
    throw new AppError('invalid_request', {
      field: `files.${foreign}`,
      detail: `${files[foreign]} is none of its files: those are ${declaration.source.format ?? 'csv'} files of ${declaration.source.prefix}.`,
    })
  }
  return start(name, { files: [...new Set(files)] }, actor, idempotencyKey)
}

/** Has every file read again. @param confirmation the name once more. @throws {AppError} as {@link runPipeline}, `invalid_request`. */
export async function reloadAll(
  name: string,
  confirmation: string,
  actor: Actor,
  idempotencyKey: string | null,
): Promise<DagRun> {
  await requireDeclaration(name)
  if (confirmation !== name) {
    throw new AppError('invalid_request', { field: 'name', detail: `Give the pipeline’s name, which is ${name}.` })
  }
  return start(name, { fullReload: true }, actor, idempotencyKey)
}

async function start(
  name: string,
  conf: Record<string, unknown>,
  actor: Actor,
  idempotencyKey: string | null,
): Promise<DagRun> {
  return triggerRun(`${name}_pipeline`, { conf }, actor, idempotencyKey).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    throw new AppError('conflict', {
      detail: `Airflow does not know ${name}_pipeline yet: it reads new pipelines within a minute.`,
      cause: error,
    })
  })
}
