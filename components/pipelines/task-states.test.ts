import { describe, expect, it } from 'vitest'
import { firstToLookAt, stateOf } from './task-states'

const task = (taskId: string, state: string, endedAt: string | null = null, mapIndex = -1) => ({
  taskId,
  mapIndex,
  state,
  tryNumber: state === 'none' ? 0 : 1,
  startedAt: null,
  endedAt,
  durationMs: null,
})

describe('stateOf', () => {
  it('tells the worst of a mapped task', () => {
    expect(stateOf([task('a', 'success', null, 0), task('a', 'failed', null, 1)])).toBe('failed')
  })
  it('is without status where nothing is known', () => {
    expect(stateOf([])).toBe('none')
  })
})

describe('firstToLookAt', () => {
  it('is the one that failed', () => {
    expect(firstToLookAt([task('a', 'success', '2'), task('b', 'failed', '1'), task('c', 'upstream_failed')])).toBe('b')
  })
  it('is the one that ended last where all went well', () => {
    expect(firstToLookAt([task('a', 'success', '1'), task('b', 'success', '2'), task('c', 'none')])).toBe('b')
  })
  it('is the first while nothing has been tried, and none where there is none', () => {
    expect(firstToLookAt([task('a', 'none')])).toBe('a')
    expect(firstToLookAt([])).toBeNull()
  })
})
