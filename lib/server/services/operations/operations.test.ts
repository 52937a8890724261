import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { cancelOperation, defineWork, listOperations, readOperation, type StepRun, startOperation } from '.'
import { OperationKeeper } from './keeper'
import { removeOldOperations } from './remove-old'

const actor = { id: 'someone', name: 'Someone' }
const times = { leaseMs: 600, renewMs: 100, searchMs: 100 }
/** It is not renewed: as of a process that stands still, or does not reach its database. */
const withoutRenewal = { ...times, renewMs: Number.POSITIVE_INFINITY }

type Run = (step: StepRun) => Promise<void>
const scripts = new Map<string, Record<string, Run>>()

const scripted = defineWork({
  kind: 'test.scripted',
  input: z.strictObject({ target: z.string() }),
  target: ({ target }) => target,
  resumeWithinMs: 60_000,
  steps: ({ target }) =>
    Object.entries(scripts.get(target) ?? {}).map(([name, run]) => ({
      name,
      run,
      ...(name.startsWith('wait') ? { onCancel: 'Nothing is lost.' } : {}),
    })),
})

const once = defineWork({ ...scripted, kind: 'test.once', resumeWithinMs: 0 })

const hang: Run = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

describe('operations', () => {
  let test: TestDatabase
  const keepers: OperationKeeper[] = []

  const makeKeeper = (of = times) => {
    const keeper = new OperationKeeper(of)
    keepers.push(keeper)
    return keeper
  }
  const begin = (target: string, steps: Record<string, Run>, keeper = makeKeeper(), work = scripted) => {
    scripts.set(target, steps)
    return startOperation(work, { input: { target }, actor }, keeper)
  }
  const until = (id: string, expected: Partial<Operation>) =>
    vi.waitFor(
      async () => {
        const operation = await readOperation(id)
        expect(operation).toMatchObject(expected)
        return operation
      },
      { timeout: 8_000 },
    )

  beforeAll(async () => {
    test = await openTestDatabase()
  })
  beforeEach(() => test.clear())
  afterEach(async () => {
    for (const keeper of keepers.splice(0)) await keeper.end()
    scripts.clear()
  })
  afterAll(() => test.close())

  it('run their steps in order and record each', async () => {
    const seen: string[] = []
    const step = (name: string) => async () => void seen.push(name)
    const { id, state } = await begin('trino', { stop: step('stop'), start: step('start') })
    expect(state).toBe('running')
    const operation = await until(id, { state: 'succeeded' })
    expect(seen).toEqual(['stop', 'start'])
    expect(operation).toMatchObject({ error: null, finishedAt: expect.any(String), isCancellable: false })
    expect(operation.steps).toMatchObject([
      { state: 'succeeded', attempts: 1 },
      { state: 'succeeded', attempts: 1 },
    ])
  })

  it('stop at the step that fails, and say why', async () => {
    const { id } = await begin('trino', {
      stop: () => Promise.reject(new AppError('upstream_timeout', { detail: 'No answer.' })),
      start: async () => {},
    })
    expect(await until(id, { state: 'failed' })).toMatchObject({
      steps: [{ state: 'failed' }, { state: 'skipped' }],
      error: { code: 'upstream_timeout', detail: 'No answer.' },
    })
  })

  it('run one at a time on one target', async () => {
    const gate = Promise.withResolvers<void>()
    const keeper = makeKeeper()
    const start = () => begin('trino', { wait: () => gate.promise }, keeper)
    const starts = await Promise.allSettled([start(), start(), start()])
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const other = await begin('valkey', { wait: () => gate.promise }, keeper)
    gate.resolve()
    await until(other.id, { state: 'succeeded' })
    await vi.waitFor(async () => expect((await listOperations({ limit: 10, state: 'running' })).items).toEqual([]))
    await until((await start()).id, { state: 'succeeded' })
  })

  it('show how far a step is while it runs', async () => {
    const gate = Promise.withResolvers<void>()
    const { id } = await begin('sales', {
      load: async ({ report }) => {
        report({ progress: { done: 20, total: 80, unit: 'rows' }, message: 'Second file' })
        await gate.promise
        report({ progress: { done: 80, total: 80, unit: 'rows' }, message: null })
      },
    })
    await vi.waitFor(async () =>
      expect((await readOperation(id)).steps).toMatchObject([
        { state: 'running', progress: { done: 20, total: 80, unit: 'rows' }, message: 'Second file' },
      ]),
    )
    gate.resolve()
    expect((await until(id, { state: 'succeeded' })).steps).toMatchObject([{ progress: { done: 80 }, message: null }])
  })

  describe('whose console is gone', () => {
    it('are taken over when its lease has ended, by one console alone', async () => {
      let running = 0
      let most = 0
      const counted: Run = async (step) => {
        running += 1
        most = Math.max(most, running)
        try {
          if (step.isRepeated) await sleep(300)
          else await hang(step)
        } finally {
          running -= 1
        }
      }
      const first = vi.fn(async () => {})
      const { id } = await begin('trino', { first: first, second: counted }, makeKeeper(withoutRenewal))
      for (const other of [makeKeeper(), makeKeeper(), makeKeeper()]) other.takeOver()
      const operation = await until(id, { state: 'succeeded' })
      expect(first).toHaveBeenCalledTimes(1)
      expect(operation.steps.map(({ attempts }) => attempts)).toEqual([1, 2])
      expect(most).toBe(1)
    })

    it('are left alone while it renews its lease', async () => {
      const gate = Promise.withResolvers<void>()
      const { id } = await begin('trino', { long: () => gate.promise })
      makeKeeper().takeOver()
      await sleep(3 * times.leaseMs)
      gate.resolve()
      expect((await until(id, { state: 'succeeded' })).steps).toMatchObject([{ attempts: 1 }])
    })

    it('are handed over at once by one that is told to stop', async () => {
      const leaving = makeKeeper({ ...times, leaseMs: 60_000 })
      const { id } = await begin(
        'trino',
        { long: (step) => (step.isRepeated ? Promise.resolve() : hang(step)) },
        leaving,
      )
      await until(id, { steps: [expect.objectContaining({ state: 'running' })] as never })
      await leaving.end()
      await makeKeeper().search()
      await until(id, { state: 'succeeded' })
    })

    it('end as interrupted where their kind does not go on by itself', async () => {
      const { id } = await begin(
        'trino',
        { first: async () => {}, second: hang, third: hang },
        makeKeeper(withoutRenewal),
        once,
      )
      makeKeeper().takeOver()
      expect(await until(id, { state: 'interrupted' })).toMatchObject({
        steps: [{ state: 'succeeded' }, { state: 'failed' }, { state: 'skipped' }],
        error: { title: 'The console stopped in the middle' },
      })
    })

    const leave = async (data: Partial<Parameters<typeof test.database.operation.create>[0]['data']>) => {
      const id = randomUUID()
      const at = new Date(Date.now() - 3_600_000)
      const step = { name: 'only', state: 'running', startedAt: at.toISOString(), finishedAt: null }
      await test.database.operation.create({
        data: {
          ...{ id, kind: 'test.scripted', target: 'left', actor: 'someone', actorName: 'Someone', state: 'running' },
          ...{ input: { target: 'left' }, steps: [step], createdAt: at, updatedAt: at, owner: 'gone', ownedUntil: at },
          ...data,
        } as never,
      })
      return id
    }

    it.each([
      ['too long ago', {}, 'too long ago'],
      ['by a version that named no owner', { owner: null, ownedUntil: null, input: {} }, 'Another version'],
      ['by a version that knows a kind which this one does not', { kind: 'test.unknown' }, 'Another version'],
      [
        'with other steps',
        { steps: [{ name: 'else', state: 'pending', startedAt: null, finishedAt: null }] },
        'Another version',
      ],
    ])('%s end as interrupted', async (_, data, why) => {
      const run = vi.fn(async () => {})
      scripts.set('left', { only: run })
      const id = await leave(data)
      await makeKeeper().search()
      expect((await readOperation(id)).error?.detail).toContain(why)
      expect((await readOperation(id)).state).toBe('interrupted')
      expect(run).not.toHaveBeenCalled()
    })

    it('are not begun for ever by a step that brings the console down', async () => {
      const run = vi.fn(async () => {})
      scripts.set('left', { only: run })
      const at = new Date(Date.now() - 1_000)
      const step = { name: 'only', state: 'running', startedAt: at.toISOString(), finishedAt: null, attempts: 5 }
      const id = await leave({ steps: [step], ownedUntil: at })
      await makeKeeper().search()
      expect((await until(id, { state: 'interrupted' })).error?.detail).toContain('begun 5 times')
      expect(run).not.toHaveBeenCalled()
    })
  })

  describe('that are cancelled', () => {
    const steps = { change: async () => {}, wait: hang, last: vi.fn(async () => {}) }
    const waiting = expect.arrayContaining([expect.objectContaining({ name: 'wait', state: 'running' })])

    it('end in the step under way, and say what is left', async () => {
      const keeper = makeKeeper()
      const { id } = await begin('trino', steps, keeper)
      await until(id, { isCancellable: true, steps: waiting })
      expect(await cancelOperation(id, { name: 'Ada' }, keeper)).toMatchObject({
        cancelledBy: 'Ada',
        isCancellable: false,
      })
      expect(await until(id, { state: 'cancelled' })).toMatchObject({
        error: null,
        cancelledBy: 'Ada',
        steps: [{ state: 'succeeded' }, { state: 'cancelled', message: 'Nothing is lost.' }, { state: 'skipped' }],
      })
      expect(steps.last).not.toHaveBeenCalled()
    })

    it('end also where another console runs them', async () => {
      const { id } = await begin('trino', steps)
      await until(id, { isCancellable: true, steps: waiting })
      await cancelOperation(id, { name: 'Ada' }, makeKeeper())
      await until(id, { state: 'cancelled' })
    })

    it('end also where their console is gone, without being gone on with', async () => {
      const { id } = await begin('trino', steps, makeKeeper(withoutRenewal))
      await until(id, { isCancellable: true, steps: waiting })
      await cancelOperation(id, { name: 'Ada' }, makeKeeper())
      makeKeeper().takeOver()
      expect((await until(id, { state: 'cancelled' })).steps[1]).toMatchObject({ state: 'cancelled', attempts: 1 })
    })

    it('are refused in a step that cannot be left half-way, and when they have ended', async () => {
      const gate = Promise.withResolvers<void>()
      const { id } = await begin('trino', { change: () => gate.promise })
      await expect(cancelOperation(id, actor)).rejects.toMatchObject({
        code: 'conflict',
        detail: '“change” cannot be left half-way. Wait until it is done.',
      })
      gate.resolve()
      await until(id, { state: 'succeeded' })
      await expect(cancelOperation(id, actor)).rejects.toMatchObject({ code: 'conflict' })
      await expect(cancelOperation('nowhere', actor)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('bring a step to its end that began meanwhile and cannot be left half-way', async () => {
      const keeper = makeKeeper()
      const gate = Promise.withResolvers<void>()
      const aborted = vi.fn()
      const { id } = await begin(
        'trino',
        {
          wait: async () => {
            await cancelOperation(id, { name: 'Ada' }, makeKeeper(withoutRenewal))
          },
          change: async ({ signal }) => {
            signal.addEventListener('abort', aborted)
            await gate.promise
          },
          last: hang,
        },
        keeper,
      )
      await until(id, {
        steps: expect.arrayContaining([expect.objectContaining({ name: 'change', state: 'running' })]),
      })
      await sleep(3 * times.renewMs)
      expect(aborted).not.toHaveBeenCalled()
      gate.resolve()
      expect(await until(id, { state: 'cancelled' })).toMatchObject({
        steps: [{ state: 'succeeded' }, { state: 'succeeded' }, { state: 'skipped' }],
      })
    })
  })

  describe('are listed', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute))
    const fill = (count: number, of: (index: number) => object = () => ({})) =>
      test.database.operation.createMany({
        data: Array.from({ length: count }, (_, index) => ({
          ...{ id: `id-${String(index).padStart(6, '0')}`, kind: 'service.restart', target: `t${index}`, actor: 'ada' },
          ...{ actorName: 'Ada', state: 'succeeded', steps: [], createdAt: at(index), updatedAt: at(index) },
          ...of(index),
        })),
      })
    const all = async (query: Omit<Parameters<typeof listOperations>[0], 'limit' | 'cursor'>, limit = 3) => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listOperations({ ...query, limit, ...(cursor === undefined ? {} : { cursor }) })
        seen.push(...page.items.map(({ target }) => target))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return seen
    }

    it('newest first, page by page, each once', async () => {
      await fill(7)
      expect(await all({})).toEqual(['t6', 't5', 't4', 't3', 't2', 't1', 't0'])
    })

    it('each once also where many were asked for at one instant', async () => {
      await fill(10, () => ({ createdAt: at(0) }))
      expect((await all({})).sort()).toEqual(Array.from({ length: 10 }, (_, index) => `t${index}`))
    })

    it('by state, kind, target, actor and time, also by several at once', async () => {
      await fill(8, (index) => ({
        state: index % 2 === 0 ? 'succeeded' : 'failed',
        kind: index < 4 ? 'service.stop' : 'service.restart',
        actor: index < 6 ? 'ada' : 'bob',
      }))
      expect(await all({ state: 'failed' })).toEqual(['t7', 't5', 't3', 't1'])
      expect(await all({ kind: 'service.stop' })).toEqual(['t3', 't2', 't1', 't0'])
      expect(await all({ target: 't2' })).toEqual(['t2'])
      expect(await all({ actor: 'bob' })).toEqual(['t7', 't6'])
      expect(await all({ from: at(2).toISOString(), to: at(5).toISOString() })).toEqual(['t4', 't3', 't2'])
      expect(await all({ state: 'failed', kind: 'service.restart', actor: 'ada' })).toEqual(['t5'])
    })

    it('refuse a cursor that is not one of theirs', async () => {
      await expect(listOperations({ limit: 3, cursor: 'x' })).rejects.toMatchObject({ field: 'cursor' })
    })

    it('from an index, whatever is filtered by', async () => {
      await fill(5_000, (index) => ({ state: index % 10 === 0 ? 'failed' : 'succeeded', actor: `a${index % 50}` }))
      await test.engine.exec('ANALYZE operation')
      const filters = ['true', `state = 'failed'`, `kind = 'service.stop'`, `target = 't9'`, `actor = 'a7'`]
      for (const filter of filters) {
        const { rows } = await test.engine.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN SELECT * FROM operation WHERE ${filter} AND created_at <= '2026-11-02' AND (created_at < '2026-11-02' OR id < 'x')
            ORDER BY created_at DESC, id DESC LIMIT 51`,
        )
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        expect(plan, filter).toContain('Index Scan')
        expect(plan, filter).not.toContain('Seq Scan')
      }
    })
  })

  it('are kept for 90 days once they have ended', async () => {
    const row = (id: string, days: number, state: string) => {
      const createdAt = new Date(Date.now() - days * 86_400_000)
      return {
        id,
        kind: 'x',
        target: id,
        actor: 'a',
        actorName: 'A',
        state,
        steps: [],
        createdAt,
        updatedAt: createdAt,
      }
    }
    await test.database.operation.createMany({
      data: [row('young', 89, 'succeeded'), row('old', 91, 'failed'), row('old-but-running', 91, 'running')],
    })
    expect(await removeOldOperations()).toBe(1)
    const left = await test.database.operation.findMany({ orderBy: { id: 'asc' } })
    expect(left.map(({ id }) => id)).toEqual(['old-but-running', 'young'])
  })
})
