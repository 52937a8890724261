import type { DagRun } from '@/lib/contracts/pipelines'
import { AppError } from '@/lib/errors'
import type { Actor } from '@/lib/server/auth'

export async function runPipeline(_name: string, _actor: Actor, _key: string | null): Promise<DagRun> {
  throw new AppError('not_found')
}

export async function reprocessFiles(
  _name: string,
  _files: readonly string[],
  _actor: Actor,
  _key: string | null,
): Promise<DagRun> {
  throw new AppError('not_found')
}

export async function reloadAll(
  _name: string,
  _confirmation: string,
  _actor: Actor,
  _key: string | null,
): Promise<DagRun> {
  throw new AppError('not_found')
}
