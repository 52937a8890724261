import { describe, expect, it } from 'vitest'
import { arrangeRows, distinctValues } from './arrange-rows'
import type { DataColumn } from './data-column'

interface Service {
  name: string
  state: string
  rows: bigint | null
}

const columns: DataColumn<Service>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'state', header: 'State', value: (row) => row.state, isFilter: true },
  { id: 'rows', header: 'Rows', value: (row) => row.rows },
]

const rows: Service[] = [
  { name: 'task-10', state: 'healthy', rows: 9_007_199_254_740_993n },
  { name: 'task-2', state: 'failing', rows: null },
  { name: 'Task-1', state: 'healthy', rows: 9_007_199_254_740_992n },
]

const nothing = { search: '', sort: null, filters: new Map<string, string[]>() }
const names = (list: Service[]) => list.map((row) => row.name)

describe('arrangeRows', () => {
  it('keeps the order in which rows come', () => {
    expect(names(arrangeRows(rows, columns, nothing))).toEqual(['task-10', 'task-2', 'Task-1'])
  })

  it('sorts names as people count, whatever their case', () => {
    const sorted = arrangeRows(rows, columns, { ...nothing, sort: { id: 'name', desc: false } })
    expect(names(sorted)).toEqual(['Task-1', 'task-2', 'task-10'])
  })

  it('tells 64-bit integers apart that a double cannot', () => {
    const sorted = arrangeRows(rows, columns, { ...nothing, sort: { id: 'rows', desc: false } })
    expect(names(sorted).slice(0, 2)).toEqual(['Task-1', 'task-10'])
  })

  it.each([true, false])('puts what has no value last (descending: %s)', (desc) => {
    expect(names(arrangeRows(rows, columns, { ...nothing, sort: { id: 'rows', desc } })).at(-1)).toBe('task-2')
  })

  it('finds a word in any column', () => {
    expect(names(arrangeRows(rows, columns, { ...nothing, search: ' FAIL ' }))).toEqual(['task-2'])
  })

  it('keeps rows that have one of the chosen values', () => {
    const filters = new Map([['state', ['failing', 'stopped']]])
    expect(names(arrangeRows(rows, columns, { ...nothing, filters }))).toEqual(['task-2'])
  })

  it('takes no notice of a column that is not there, as an old link may name', () => {
    const old = { ...nothing, sort: { id: 'gone', desc: true }, filters: new Map([['gone', ['x']]]) }
    expect(arrangeRows(rows, columns, old)).toHaveLength(3)
  })

  it('arranges 10,000 rows within a frame or few', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      name: `n-${index % 977}`,
      state: 'healthy',
      rows: BigInt(index),
    }))
    const startedAt = performance.now()
    arrangeRows(many, columns, { ...nothing, search: 'n-9', sort: { id: 'name', desc: true } })
    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  it('offers each value once, in order', () => {
    expect(distinctValues(rows, columns).get('state')).toEqual(['failing', 'healthy'])
  })
})
