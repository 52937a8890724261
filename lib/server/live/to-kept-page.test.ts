import { describe, expect, it } from 'vitest'
import { byKey, toKeptPage } from './to-kept-page'

const list = { keyOf: (name: string) => name, upstream: 'airflow' } as const
const live = (data: string[] | null) => ({
  data,
  at: data && '2026-11-24T09:00:00.000Z',
  periodMs: 1_000,
  error: null,
})

describe('a page of a kept list', () => {
  it('goes on where the one before ended', () => {
    const names = ['d', 'b', 'a', 'c'].sort(byKey((name) => name))
    const first = toKeptPage(live(names), { limit: 3 }, list)
    expect(first).toMatchObject({ items: ['a', 'b', 'c'], at: '2026-11-24T09:00:00.000Z' })
    const second = toKeptPage(live(names), { limit: 3, cursor: first.nextCursor ?? '' }, list)
    expect(second).toMatchObject({ items: ['d'], nextCursor: null })
  })

  it('goes on behind what has gone meanwhile', () => {
    const { nextCursor } = toKeptPage(live(['a', 'b', 'c']), { limit: 2 }, list)
    const cursor = nextCursor ?? ''
    expect(toKeptPage(live(['a', 'c', 'd']), { limit: 2, cursor }, list).items).toEqual(['c', 'd'])
    expect(toKeptPage(live(['a']), { limit: 2, cursor }, list).items).toEqual([])
  })

  it('says whose failure it is where nothing was ever read', () => {
    expect(() => toKeptPage(live(null), { limit: 2 }, list)).toThrowError(
      expect.objectContaining({ code: 'upstream_unavailable', upstream: 'airflow' }),
    )
  })

  it.each(['nonsense', 'W10', ''])('refuses the cursor %j', (cursor) => {
    expect(() => toKeptPage(live(['a']), { limit: 2, cursor }, list)).toThrowError(
      expect.objectContaining({ code: 'invalid_request', field: 'cursor' }),
    )
  })
})
