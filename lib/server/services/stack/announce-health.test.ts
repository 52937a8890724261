import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ServiceState } from '@/lib/contracts/services'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { announceHealth, HealthWatch } from './announce-health'

const at = new Date('2026-11-23T03:00:00.000Z')

/** What is told of one service that is looked at every five seconds. */
function watch(states: ServiceState[], known: 'healthy' | 'unhealthy' | null = 'healthy'): string[] {
  const health = new HealthWatch()
  let all: Parameters<HealthWatch['observe']>[1] =
    known === null ? {} : { trino: { condition: known, since: at.toISOString() } }
  return states.flatMap((state, index) => {
    const { learned, changes } = health.observe([{ name: 'trino', state, status: state }], all, index * 5_000, at)
    all = { ...all, ...learned }
    return changes.map(({ condition }) => condition)
  })
}
const times = (count: number, state: ServiceState) => Array<ServiceState>(count).fill(state)

describe('a service', () => {
  it('is unhealthy once it has failed for a while, and has recovered once it is well for a while: each told once', () => {
    expect(watch([...times(20, 'failing')])).toEqual(['unhealthy'])
    expect(watch([...times(20, 'failing'), ...times(20, 'healthy')])).toEqual(['unhealthy', 'healthy'])
    expect(watch(times(20, 'healthy'), 'unhealthy')).toEqual(['healthy'])
  })

  it('that flaps is told of once, and recovers when it holds', () => {
    const flapping = Array.from({ length: 20 }, () => [...times(3, 'failing'), ...times(3, 'healthy')]).flat()
    expect(watch(flapping)).toEqual(['unhealthy'])
    expect(watch([...flapping, ...times(8, 'healthy')])).toEqual(['unhealthy', 'healthy'])
  })

  it('that fails for a moment is not told of', () => {
    expect(watch(['healthy', 'failing', 'healthy', 'failing', 'starting', 'healthy'])).toEqual([])
  })

  it('that dies again and again while it starts is told of', () => {
    expect(watch(['failing', 'starting', 'failing', 'starting', 'failing', 'starting', 'starting'])).toEqual([
      'unhealthy',
    ])
  })

  it('that is starting, stopped or paused by someone, gone, or lacks another is not told of', () => {
    for (const state of ['starting', 'stopped', 'degraded', 'unknown'] as const) {
      expect(watch([...times(20, state), ...times(20, 'healthy')])).toEqual([])
    }
    expect(watch([...times(20, 'stopped'), ...times(20, 'starting'), 'healthy'])).toEqual([])
  })

  it('that was stopped while it failed has still to recover', () => {
    expect(
      watch([...times(5, 'failing'), ...times(5, 'stopped'), ...times(3, 'starting'), ...times(8, 'healthy')]),
    ).toEqual(['unhealthy', 'healthy'])
  })

  it('that nothing was known of is told of only if it fails', () => {
    expect(watch(times(20, 'healthy'), null)).toEqual([])
    expect(watch([...times(10, 'starting'), ...times(20, 'healthy')], null)).toEqual([])
    expect(watch(times(20, 'failing'), null)).toEqual(['unhealthy'])
  })
})

describe('the health of services', () => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await openTestDatabase()
  })

  beforeEach(() => test.clear())

  afterAll(() => test.close())

  const { signal } = new AbortController()
  const told = async () =>
    (await test.database.event.findMany({ orderBy: { createdAt: 'asc' } })).map(
      ({ type, subject }) => `${type} ${subject}`,
    )
  /** Looks until what it sees counts. */
  const see = async (watch: HealthWatch, state: ServiceState) => {
    const looking = Object.assign(watch, {
      observe: (...[seen, known, , now]: Parameters<HealthWatch['observe']>) =>
        HealthWatch.prototype.observe.call(watch, seen, known, clockMs, now),
    })
    for (let index = 0; index < 10; index++) {
      clockMs += 5_000
      await announceHealth(looking, async () => [{ name: 'trino', state, status: `is ${state}` }], signal)
    }
  }
  let clockMs = 0

  it('is known over a restart: nothing is told twice, and what changed meanwhile is told', async () => {
    await see(new HealthWatch(), 'healthy')
    await see(new HealthWatch(), 'failing')
    await see(new HealthWatch(), 'failing')
    expect(await told()).toEqual(['service.unhealthy trino'])
    await see(new HealthWatch(), 'healthy')
    await see(new HealthWatch(), 'healthy')
    expect(await told()).toEqual(['service.unhealthy trino', 'service.recovered trino'])
    const [first, second] = await test.database.event.findMany({ orderBy: { createdAt: 'asc' } })
    expect(first?.data).toEqual({
      service: 'trino',
      state: 'failing',
      status: 'is failing',
      url: 'http://localhost:4000/stack/trino',
    })
    expect(second?.data).toMatchObject({ service: 'trino', state: 'healthy', unhealthySince: first?.at.toISOString() })
  })

  it('is told of with what is known or not at all', async () => {
    const watch = new HealthWatch()
    await see(watch, 'healthy')
    await test.engine.exec('ALTER TABLE "event_position" ADD CONSTRAINT broken CHECK (updated_at IS NULL) NOT VALID')
    await expect(see(watch, 'failing')).rejects.toThrow()
    expect(await told()).toEqual([])
    await test.engine.exec('ALTER TABLE "event_position" DROP CONSTRAINT broken')
    await see(watch, 'failing')
    expect(await told()).toEqual(['service.unhealthy trino'])
  })

  it('says nothing while nobody can tell', async () => {
    const away = announceHealth(new HealthWatch(), () => Promise.reject(new Error('no engine')), signal)
    await expect(away).rejects.toThrow('no engine')
    expect(await told()).toEqual([])
  })
})
