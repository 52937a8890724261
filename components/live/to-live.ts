import type { KeptPage, Live } from '@/lib/contracts/base'

/** The first page of a kept list as the value that its stream renews, which is the whole. */
export function toLive<Item>({ items, at, periodMs, error }: KeptPage<Item>): Live<Item[]> {
  return { data: items, at, periodMs, error }
}
