import { z } from 'zod'
import { instantSchema } from '@/lib/contracts/base'
import type { Operation, OperationQuery } from '@/lib/contracts/operations'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import { toOperation } from './to-operation'

const positionSchema = z.tuple([instantSchema, z.string()])

/** Operations, the newest first; of one instant by id. */
export async function listOperations({
  limit,
  cursor,
  from,
  to,
  ...exact
}: OperationQuery): Promise<{ items: Operation[]; nextCursor: string | null }> {
  const [at, id] = cursor === undefined ? [undefined, undefined] : fromCursor(cursor, positionSchema)
  const rows = await getDatabase().operation.findMany({
    where: {
      ...exact,
      AND: [
        ...(from === undefined ? [] : [{ createdAt: { gte: from } }]),
        ...(to === undefined ? [] : [{ createdAt: { lt: to } }]),
        // The first condition says no more than the second, but it is where the index is entered.
        ...(at === undefined
          ? []
          : [{ createdAt: { lte: at } }, { OR: [{ createdAt: { lt: at } }, { id: { lt: id } }] }]),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return toPage(rows, limit, {
    toItem: toOperation,
    positionOf: (row) => [row.createdAt.toISOString(), row.id],
  })
}
