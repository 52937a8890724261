import type { z } from 'zod'
import type { Operation, operationQuerySchema } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { toOperation } from './to-operation'

/** Operations, the newest first. */
export async function listOperations(
  query: z.infer<typeof operationQuerySchema>,
): Promise<{ items: Operation[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const rows = await getDatabase().operation.findMany({
    where: {
      ...(query.state === undefined ? {} : { state: query.state }),
      ...(query.target === undefined ? {} : { target: query.target }),
      ...(after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  })
  const items = rows.slice(0, query.limit).map(toOperation)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > query.limit && last ? `${last.createdAt}~${last.id}` : null }
}

function readCursor(cursor: string): { at: Date; id: string } {
  const [instant = '', id = ''] = cursor.split('~')
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || id === '') {
    throw new AppError('invalid_request', { detail: 'This cursor is not one of ours.', field: 'cursor' })
  }
  return { at, id }
}
