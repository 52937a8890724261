import type { ExcuseRejects } from '@/lib/contracts/ingestion'
import { requireDeclaration } from './declarations'
import { refreshLedger } from './list-pipelines'
import { closeRejects, requireOpen } from './open-rejects'

/**
 * Leaves rows out for good.
 *
 * @throws {AppError} `not_found`, `conflict` where some are not open, `forbidden`, or an upstream's code of `trino`.
 */
export async function excuseRejects(
  name: string,
  { rejectIds, reason }: ExcuseRejects,
  user: string,
): Promise<{ rows: number }> {
  const { target } = await requireDeclaration(name)
  const of = { pipeline: name, table: target.table }
  await requireOpen(of, rejectIds, user)
  await closeRejects(of, rejectIds, { status: 'excused', note: reason, user })
  refreshLedger()
  return { rows: rejectIds.length }
}
