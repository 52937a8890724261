import { describe, expect, it } from 'vitest'
import type { Dag, DagRun } from '@/lib/contracts/pipelines'
import type { Service } from '@/lib/contracts/services'
import { dagsInNeed, servicesInNeed, sourceInNeed } from './attention'

const service = (name: string, state: Service['state'], isOneShot = false): Service => ({
  name,
  state,
  status: 'as told',
  image: null,
  startedAt: null,
  cpuPercent: null,
  memoryBytes: null,
  memoryLimitBytes: null,
  dependents: [],
  isProtected: false,
  url: null,
  isOneShot,
})

const run = (state: string): DagRun => ({
  dagId: 'sales',
  dagRunId: 'manual__1',
  state,
  runType: 'manual',
  queuedAt: null,
  startedAt: null,
  endedAt: null,
  durationMs: null,
  conf: {},
  note: null,
})

const dag = (lastRun: DagRun | null, hasImportErrors = false): Dag => ({
  dagId: 'sales',
  displayName: 'sales',
  description: null,
  isPaused: false,
  hasImportErrors,
  schedule: null,
  nextRunAt: null,
  tags: [],
  lastRun,
})

describe('what needs attention', () => {
  it('is every service that is not healthy, also one of which nothing is known', () => {
    const services = [service('trino', 'healthy'), service('valkey', 'stopped'), service('flower', 'unknown')]
    expect(servicesInNeed(services).map(({ text }) => text)).toEqual(['valkey', 'flower'])
  })

  it('is a one-shot only when it failed', () => {
    expect(servicesInNeed([service('bootstrap', 'unknown', true)])).toEqual([])
    expect(servicesInNeed([service('bootstrap', 'failing', true)])).toHaveLength(1)
  })

  it('is a pipeline whose last run failed, with the way to that run, or whose file cannot be read', () => {
    expect(dagsInNeed([dag(run('success')), dag(run('running')), dag(null)])).toEqual([])
    expect(dagsInNeed([dag(run('failed'))])).toMatchObject([
      { href: '/pipelines/sales/runs/manual__1', state: 'failed' },
    ])
    expect(dagsInNeed([dag(null, true)])).toMatchObject([{ reason: 'Airflow cannot read its file' }])
  })

  it('is a source that does not tell, whether it ever did or not', () => {
    const error = { title: 'Trino does not answer' }
    const reading = { data: [], at: null, error: null, isStale: false, isPending: false }
    expect(sourceInNeed('Tables', '/tables', reading)).toEqual([])
    expect(sourceInNeed('Tables', '/tables', { ...reading, data: null, isPending: true })).toEqual([])
    expect(sourceInNeed('Tables', '/tables', { ...reading, data: null, error })).toMatchObject([
      { text: 'Tables could not be read', reason: 'Trino does not answer' },
    ])
    expect(sourceInNeed('Tables', '/tables', { ...reading, error, isStale: true })).toMatchObject([
      { text: 'Tables cannot be read just now', state: 'unknown' },
    ])
  })
})
