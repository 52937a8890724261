import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { toOperation } from './to-operation'

/** @throws {AppError} `not_found`. */
export async function readOperation(id: string): Promise<Operation> {
  const row = await getDatabase().operation.findUnique({ where: { id } })
  if (!row) throw new AppError('not_found', { detail: 'There is no operation with this id.' })
  return toOperation(row)
}
