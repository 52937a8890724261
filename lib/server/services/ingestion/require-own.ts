import { AppError } from '@/lib/errors'
import type { StoredPipeline } from './declarations'

/** @throws {AppError} `not_found`; `conflict` for one that comes with the lakehouse. */
export function requireOwn(name: string, pipelines: readonly StoredPipeline[]): StoredPipeline {
  const pipeline = pipelines.find((each) => each.name === name)
  if (!pipeline) throw new AppError('not_found', { detail: `There is no pipeline ${name}.` })
  if (pipeline.origin === 'own') return pipeline
  throw new AppError('conflict', {
    detail: `${name} comes with the lakehouse and is read-only. Create one of another name, for another table.`,
  })
}
