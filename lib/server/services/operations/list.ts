import type { Operation, OperationQuery } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { toOperation } from './to-operation'

/** Operations, the newest first; of one instant by id. */
export async function listOperations({
  limit,
  cursor,
  from,
  to,
  ...exact
}: OperationQuery): Promise<{ items: Operation[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const rows = await getDatabase().operation.findMany({
    where: {
      ...exact,
      AND: [
        ...(from === undefined ? [] : [{ createdAt: { gte: from } }]),
        ...(to === undefined ? [] : [{ createdAt: { lt: to } }]),
        // The first condition says no more than the second, but it is where the index is entered.
        ...(after
          ? [{ createdAt: { lte: after.at } }, { OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }] }]
          : []),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map(toOperation)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? `${last.createdAt}~${last.id}` : null }
}

function readCursor(cursor: string): { at: Date; id: string } {
  const [instant = '', id = ''] = cursor.split('~')
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || id === '') {
    throw new AppError('invalid_request', { detail: 'This cursor is not one of ours.', field: 'cursor' })
  }
  return { at, id }
}
