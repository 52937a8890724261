import { z } from 'zod'
import type { KeptPage, Live } from '@/lib/contracts/base'
import { AppError, type Upstream } from '@/lib/errors'
import { fromCursor, toPage } from '../cursor'

interface KeptList<Item> {
  keyOf: (item: Item) => string
  /** Whose data it is. */
  upstream: Upstream
}

/**
 * A page of a kept list, which goes on behind the item with the cursor's key or, where that is gone, behind where it would be by its key.
 *
 * @throws {AppError} `upstream_unavailable` where the source has never answered; `invalid_request` for a cursor that is none.
 */
export function toKeptPage<Item>(
  { data, at, periodMs, error }: Live<Item[]>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  { keyOf, upstream }: KeptList<Item>,
): KeptPage<Item> {
  if (data === null || at === null) {
    throw new AppError('upstream_unavailable', { upstream, ...(error?.detail ? { detail: error.detail } : {}) })
  }
  const after = cursor === undefined ? undefined : fromCursor(cursor, z.string())
  const begin = after === undefined ? 0 : findBehind(data, after, keyOf)
  const rows = data.slice(begin, begin + limit + 1)
  return { ...toPage(rows, limit, { toItem: (item) => item, positionOf: keyOf }), at, periodMs, error }
}

function findBehind<Item>(data: Item[], key: string, keyOf: (item: Item) => string): number {
  const index = data.findIndex((item) => keyOf(item) === key)
  if (index !== -1) return index + 1
  const next = data.findIndex((item) => keyOf(item) > key)
  return next === -1 ? data.length : next
}

/** The order of kept lists: by key, as bytes, so that it is the same wherever it is read. */
export function byKey<Item>(keyOf: (item: Item) => string): (left: Item, right: Item) => number {
  return (left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)
}
