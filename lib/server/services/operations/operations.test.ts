import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/errors'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { listOperations, markInterruptedOperations, readOperation, startOperation } from '.'

const actor = { id: 'someone', name: 'Someone' }
const finished = (id: string) =>
  vi.waitFor(async () => {
    const operation = await readOperation(id)
    expect(operation.state).not.toBe('running')
    return operation
  })

describe('operations', () => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(() => test.clear())

  afterAll(() => test.close())

  it('run their steps in order and record each', async () => {
    const seen: string[] = []
    const step = (name: string) => ({ name, run: async () => void seen.push(name) })
    const { id, state } = await startOperation({
      kind: 'x',
      target: 'trino',
      actor,
      steps: [step('Stop'), step('Start')],
    })
    expect(state).toBe('running')
    const operation = await finished(id)
    expect(seen).toEqual(['Stop', 'Start'])
    expect(operation).toMatchObject({ state: 'succeeded', error: null, finishedAt: expect.any(String) })
    expect(operation.steps.map((each) => each.state)).toEqual(['succeeded', 'succeeded'])
  })

  it('stop at the step that fails, and say why', async () => {
    const { id } = await startOperation({
      kind: 'x',
      target: 'trino',
      actor,
      steps: [
        { name: 'Stop', run: async () => Promise.reject(new AppError('upstream_timeout', { detail: 'No answer.' })) },
        { name: 'Start', run: async () => {} },
      ],
    })
    expect(await finished(id)).toMatchObject({
      state: 'failed',
      steps: [{ state: 'failed' }, { state: 'skipped' }],
      error: { code: 'upstream_timeout', detail: 'No answer.' },
    })
  })

  it('run one at a time on one target', async () => {
    let release = () => {}
    const wait = new Promise<void>((resolve) => {
      release = resolve
    })
    const request = { kind: 'x', target: 'trino', actor, steps: [{ name: 'Wait', run: () => wait }] }
    const starts = await Promise.allSettled([startOperation(request), startOperation(request), startOperation(request)])
    expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1)
    await startOperation({ ...request, target: 'valkey' })
    release()
    await vi.waitFor(async () => expect((await listOperations({ limit: 10, state: 'running' })).items).toEqual([]))
    await finished((await startOperation({ ...request, steps: [] })).id)
  })

  it('that were running when the console stopped are called interrupted', async () => {
    const { id } = await startOperation({
      kind: 'x',
      target: 'trino',
      actor,
      steps: [{ name: 'Hang', run: () => new Promise(() => {}) }],
    })
    expect(await markInterruptedOperations(new Date(0))).toBe(0)
    expect(await markInterruptedOperations(new Date(Date.now() + 1_000))).toBe(1)
    expect(await readOperation(id)).toMatchObject({ state: 'interrupted' })
  })

  it('are listed newest first, page by page, each once', async () => {
    for (let index = 0; index < 7; index++) {
      await finished((await startOperation({ kind: 'x', target: `t${index}`, actor, steps: [] })).id)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listOperations({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map((operation) => operation.target))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(['t6', 't5', 't4', 't3', 't2', 't1', 't0'])
  })
})
