import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { announceEndedRuns } from './announce-runs'

interface Run {
  id: string
  end: string | null
  state?: string
}

/** Answers as Airflow does to what is asked of it here: filtered by end, ordered by it, a hundred at a time. */
const runs: Run[] = []
let isAway = false
let pages = 0
/** Happens while a page is on its way. */
let meanwhile = () => {}
const fakeAirflow = http.createServer((request, response) => {
  response.setHeader('content-type', 'application/json')
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://airflow')
  if (isAway) return response.writeHead(503).end()
  if (pathname === '/auth/token') return response.end('{"access_token":"t"}')
  expect(pathname).toBe('/api/v2/dags/~/dagRuns')
  pages += 1
  const from = searchParams.get('end_date_gte')
  const states = searchParams.getAll('state')
  const found = runs
    .filter(
      ({ end, state = 'success' }) =>
        end !== null && states.includes(state) && (from === null || Date.parse(end) >= Date.parse(from)),
    )
    .toSorted((left, right) => Date.parse(left.end ?? '') - Date.parse(right.end ?? ''))
  if (searchParams.get('order_by') === '-end_date') found.reverse()
  const offset = Number(searchParams.get('offset') ?? 0)
  const page = found.slice(offset, offset + Number(searchParams.get('limit')))
  response.end(
    JSON.stringify({
      total_entries: found.length,
      dag_runs: page.map(({ id, end, state = 'success' }) => ({
        ...{
          dag_id: 'a_dag',
          dag_run_id: id,
          state,
          run_type: 'manual',
          conf: { password: 'not for others' },
          note: 'by ada@example.org',
        },
        ...{ queued_at: null, start_date: '2026-11-23T02:59:00.000000Z', end_date: end },
      })),
    }),
  )
  meanwhile()
})

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
  await new Promise<void>((resolve) => fakeAirflow.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('AIRFLOW_URL', `http://127.0.0.1:${(fakeAirflow.address() as AddressInfo).port}`)
})

beforeEach(async () => {
  await test.clear()
  runs.length = 0
  pages = 0
})

afterEach(() => {
  isAway = false
  meanwhile = () => {}
})

afterAll(async () => {
  vi.unstubAllEnvs()
  fakeAirflow.closeAllConnections()
  fakeAirflow.close()
  await test.close()
})

const { signal } = new AbortController()
const look = () => announceEndedRuns(signal)
const told = async () =>
  (await test.database.event.findMany({ orderBy: [{ at: 'asc' }, { subject: 'asc' }] })).map(
    ({ type, subject }) => `${type} ${subject}`,
  )
/** An instant of today, some milliseconds ago, to the microsecond as Airflow has it. */
const ago = (ms: number) => new Date(Date.now() - ms).toISOString().replace('Z', '123Z')

describe('runs that end', () => {
  it('are told of from the first look on, and nothing that ended before', async () => {
    runs.push({ id: 'old', end: ago(60_000) }, { id: 'newest before', end: ago(10_000), state: 'failed' })
    await look()
    await look()
    expect(await told()).toEqual([])
    runs.push(
      { id: 'next', end: ago(5_000) },
      { id: 'broken', end: ago(4_000), state: 'failed' },
      { id: 'runs', end: null, state: 'running' },
    )
    await look()
    expect(await told()).toEqual(['run.succeeded a_dag next', 'run.failed a_dag broken'])
  })

  it('are told of where there was none before', async () => {
    await look()
    runs.push({ id: 'first', end: ago(1_000) })
    await look()
    expect(await told()).toEqual(['run.succeeded a_dag first'])
  })

  it('are told of once, whatever the number of looks, and again when they have run again', async () => {
    await look()
    const run: Run = { id: 'a', end: ago(5_000) }
    runs.push(run)
    await Promise.all([look(), look()])
    await look()
    expect(await told()).toHaveLength(1)
    run.end = null
    await look()
    run.end = ago(1_000)
    run.state = 'failed'
    await look()
    await look()
    expect(await told()).toEqual(['run.succeeded a_dag a', 'run.failed a_dag a'])
  })

  it('are told of what they are, without what they were given and who asked', async () => {
    await look()
    runs.push({ id: 'manual__2026-11-23T03:00:00+00:00', end: '2026-11-23T03:00:00.123456Z' })
    await look()
    const event = await test.database.event.findFirstOrThrow()
    expect(event.at.toISOString()).toBe('2026-11-23T03:00:00.123Z')
    expect(event.data).toEqual({
      dagId: 'a_dag',
      dagRunId: 'manual__2026-11-23T03:00:00+00:00',
      state: 'success',
      runType: 'manual',
      startedAt: '2026-11-23T02:59:00.000Z',
      endedAt: '2026-11-23T03:00:00.123Z',
      durationMs: 60_123,
      url: 'http://localhost:4000/pipelines/a_dag/runs/manual__2026-11-23T03%3A00%3A00%2B00%3A00',
    })
  })

  it('in the same instant are each told of, however many', async () => {
    await look()
    const end = ago(5_000)
    for (let index = 0; index < 250; index++) runs.push({ id: `same ${index}`, end })
    runs.push({ id: 'later', end: ago(1_000) })
    await look()
    expect(new Set(await told()).size).toBe(251)
    expect(await told()).toHaveLength(251)
  })

  it('while the console or Airflow was away are all told of afterwards', async () => {
    await look()
    isAway = true
    for (let index = 0; index < 320; index++) runs.push({ id: `run ${index}`, end: ago(86_400_000 - index * 1_000) })
    await expect(look()).rejects.toMatchObject({ code: 'upstream_error' })
    isAway = false
    await look()
    expect(await told()).toHaveLength(320)
    expect(pages).toBeLessThan(8)
  })

  it('are not passed over when others are started anew while they are read', async () => {
    await look()
    for (let index = 0; index < 150; index++) runs.push({ id: `run ${index}`, end: ago(60_000 - index * 10) })
    meanwhile = () => {
      meanwhile = () => {}
      for (const run of runs.slice(0, 30)) run.end = null
    }
    await look()
    expect(await told()).toHaveLength(150)
  })

  it('are told of though Airflow shows them later than others that ended after them', async () => {
    await look()
    runs.push({ id: 'quick', end: ago(1_000) })
    await look()
    runs.push({ id: 'slow to be seen', end: ago(200_000) })
    await look()
    expect(await told()).toHaveLength(2)
  })

  it('are told of after a clock that was ahead is right again', async () => {
    await look()
    runs.push({ id: 'tomorrow', end: ago(-86_400_000) })
    await look()
    runs.push({ id: 'today', end: ago(0) })
    await look()
    await look()
    expect(await told()).toEqual(['run.succeeded a_dag today', 'run.succeeded a_dag tomorrow'])
  })

  it('are told of with the position or not at all', async () => {
    await look()
    runs.push({ id: 'a', end: ago(1_000) })
    await test.engine.exec('ALTER TABLE "event_position" ADD CONSTRAINT broken CHECK (updated_at IS NULL) NOT VALID')
    await expect(look()).rejects.toThrow()
    expect(await told()).toEqual([])
    await test.engine.exec('ALTER TABLE "event_position" DROP CONSTRAINT broken')
    await look()
    expect(await told()).toEqual(['run.succeeded a_dag a'])
  })
})
