import type { z } from 'zod'
import { AppError } from '@/lib/errors'

/** Where a page ended, for the next to begin behind: opaque to the caller. */
export function toCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** @throws {AppError} `invalid_request` for what {@link toCursor} has not made of such a position. */
export function fromCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    // It goes into a query, and PostgreSQL has no text with this character.
    if (/\\u0000|\0/.test(text)) throw new TypeError('NUL in a cursor')
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('invalid_request', {
      detail: 'This cursor is not one of ours. Begin without one.',
      field: 'cursor',
      cause,
    })
  }
}

/** A page of rows that were read with one more than `limit`, to know whether there are more. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  { toItem, positionOf }: { toItem: (row: Row) => Item; positionOf: (row: Row) => unknown },
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? toCursor(positionOf(last)) : null,
  }
}
