import { describe, expect, it } from 'vitest'
import type { Operation } from '@/lib/contracts/operations'
import { type OperationFilters, toQuery, withNewest } from './filters'

const all: OperationFilters = { state: null, kind: null, target: null, actor: null, period: null }
const nowMs = Date.UTC(2026, 10, 24, 12)

function operation(minute: number, more: Partial<Operation> = {}): Operation {
  const at = new Date(Date.UTC(2026, 10, 24, 11, minute)).toISOString()
  return {
    ...{
      id: `o${minute}`,
      kind: 'service.restart',
      target: 'trino',
      actor: 'ada',
      actorName: 'Ada',
      state: 'succeeded',
    },
    ...{ steps: [], error: null, isCancellable: false, cancelRequestedAt: null, cancelledBy: null },
    ...{ createdAt: at, updatedAt: at, finishedAt: at },
    ...more,
  } as Operation
}

const ids = (operations: Operation[]) => operations.map(({ id }) => id)

describe('toQuery', () => {
  it('names what matters, and a period by its first instant', () => {
    expect(toQuery(all)).toEqual({})
    expect(toQuery({ ...all, state: 'failed', target: 'trino', period: 'hour' }, nowMs)).toEqual({
      state: 'failed',
      target: 'trino',
      from: '2026-11-24T11:00:00.000Z',
    })
  })
})

describe('withNewest', () => {
  it('adds what was asked for since, and each once', () => {
    expect(ids(withNewest([operation(2), operation(1)], [operation(3), operation(2)], all, nowMs))).toEqual([
      'o3',
      'o2',
      'o1',
    ])
  })

  it('shows what goes on as it is now, and what is older than the list not at all', () => {
    const listed = [operation(3, { state: 'running' })]
    const later = operation(3, { state: 'failed', updatedAt: '2026-11-24T11:04:00.000Z' })
    expect(withNewest(listed, [later, operation(1)], all, nowMs)).toEqual([later])
  })

  it('does not let an older look undo a newer one', () => {
    const listed = [operation(3, { updatedAt: '2026-11-24T11:05:00.000Z' })]
    expect(withNewest(listed, [operation(3, { state: 'running' })], all, nowMs)).toEqual(listed)
  })

  it('leaves out what does not fit, or fits no more', () => {
    const listed = [operation(3, { state: 'running' })]
    const ended = operation(3, { updatedAt: '2026-11-24T11:04:00.000Z' })
    expect(withNewest(listed, [ended, operation(4)], { ...all, state: 'running' }, nowMs)).toEqual([])
    expect(
      ids(withNewest([], [operation(4), operation(5, { target: 'valkey' })], { ...all, target: 'trino' }, nowMs)),
    ).toEqual(['o4'])
    expect(
      withNewest([], [operation(4, { createdAt: '2026-11-24T10:00:00.000Z' })], { ...all, period: 'hour' }, nowMs),
    ).toEqual([])
  })
})
