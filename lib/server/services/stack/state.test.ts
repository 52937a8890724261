import { describe, expect, it } from 'vitest'
import type { Service } from '@/lib/contracts/services'
import { computeCpuPercent, estimateStart } from './samples'
import { earliestStart, markDegraded, readUptime, toState } from './state'

const service = (name: string, state: Service['state']): Service => ({
  name,
  state,
  status: 'Up 3 hours (healthy)',
  image: null,
  startedAt: null,
  cpuPercent: null,
  memoryBytes: null,
  memoryLimitBytes: null,
  dependents: [],
  isProtected: false,
  url: null,
  isOneShot: false,
})

describe('toState', () => {
  it.each([
    ['trino', 'running', 'Up 3 hours (healthy)', 'healthy'],
    ['trino', 'running', 'Up 3 seconds (health: starting)', 'starting'],
    ['trino', 'running', 'Up 3 hours (unhealthy)', 'failing'],
    ['trino', 'created', 'Created', 'starting'],
    ['trino', 'paused', 'Up 3 hours (Paused)', 'degraded'],
    ['trino', 'restarting', 'Restarting (1) 3 seconds ago', 'failing'],
    ['trino', 'exited', 'Exited (143) 3 seconds ago', 'stopped'],
    ['bootstrap', 'exited', 'Exited (0) 3 hours ago', 'healthy'],
    ['bootstrap', 'exited', 'Exited (1) 3 hours ago', 'failing'],
    ['bootstrap', 'running', 'Up 3 seconds', 'starting'],
    ['trino', 'something new', 'Something new', 'unknown'],
  ])('%s, %s, “%s” is %s', (name, state, status, expected) => {
    expect(toState({ service: name, state, status })).toBe(expected)
  })
})

describe('markDegraded', () => {
  it('marks what is well but lacks what it needs, and nothing else', () => {
    const marked = markDegraded([
      service('trino', 'stopped'),
      service('superset', 'healthy'),
      service('airflow-worker', 'starting'),
      service('flower', 'healthy'),
    ])
    expect(marked.map(({ state }) => state)).toEqual(['stopped', 'degraded', 'starting', 'healthy'])
    expect(marked[1]?.status).toBe('Lacks trino (stopped)')
  })

  it('waits for what is starting', () => {
    expect(markDegraded([service('trino', 'starting'), service('superset', 'healthy')])[1]?.state).toBe('healthy')
  })
})

describe('readUptime', () => {
  it.each([
    ['Up Less than a second', 0],
    ['Up 1 second (health: starting)', 1_000],
    ['Up 45 seconds (healthy)', 45_000],
    ['Up About a minute (healthy)', 60_000],
    ['Up About an hour', 3_600_000],
    ['Up 3 days', 259_200_000],
  ])('“%s” is %i ms', (status, uptimeMs) => {
    expect(readUptime(status)?.uptimeMs).toBe(uptimeMs)
  })

  it('is null for what is not up', () => {
    expect(readUptime('Exited (0) 3 hours ago')).toBeNull()
  })
})

describe('estimateStart', () => {
  it('keeps the finer estimate while the coarser one allows it', () => {
    const startedAt = estimateStart(null, 'Up 59 seconds', 100_000)
    expect(startedAt).toBe(41_000)
    expect(estimateStart(startedAt, 'Up About a minute', 140_000)).toBe(41_000)
  })

  it('notices a restart', () => {
    expect(estimateStart(41_000, 'Up 2 seconds', 10_000_000)).toBe(9_998_000)
  })
})

describe('computeCpuPercent', () => {
  const usage = (cpuNs: number, systemNs: number) => ({ cpuNs, systemNs, cpus: 2, memoryBytes: 0, memoryLimitBytes: 0 })

  it('is the share of one core since the last look', () => {
    // Of two seconds of two cores' time, half a second: a quarter, of two cores.
    expect(computeCpuPercent(usage(1e9, 10e9), usage(1.5e9, 12e9))).toBe(50)
  })

  it('is null at first, after a restart, and when no time has passed', () => {
    expect(computeCpuPercent(null, usage(1e9, 10e9))).toBeNull()
    expect(computeCpuPercent(usage(5e9, 10e9), usage(1e9, 12e9))).toBeNull()
    expect(computeCpuPercent(usage(1e9, 10e9), usage(1e9, 10e9))).toBeNull()
  })
})

describe('earliestStart', () => {
  it.each([
    ['Up Less than a second', 99_000],
    ['Up 12 seconds (healthy)', 87_000],
    ['Up About a minute', -20_000],
  ])('is never later than the true start: %s', (status, earliest) => {
    expect(earliestStart(status, 100_000)).toBe(earliest)
  })

  it('is not known of what is not up', () => {
    expect(earliestStart('Exited (0) 3 seconds ago', 100_000)).toBeNull()
  })
})
