import { describe, expect, it } from 'vitest'
import type { ContainerEvent } from '@/lib/server/clients/docker'
import { ActivityHistory } from './activity-history'

let second = 0
const event = (action: string, exitCode: number | null = null, containerId = 'a'.repeat(64)): ContainerEvent => ({
  timeNs: `${1_795_552_212 + second++}123456789`,
  containerId,
  service: 'trino',
  action,
  exitCode,
})
const add = (events: ContainerEvent[]) => {
  const history = new ActivityHistory()
  for (const each of events) history.addContainerEvent(each)
  return history.events
}
const kinds = (events: ContainerEvent[]) => add(events).map(({ kind }) => kind)

describe('the history of what happened to services', () => {
  it('has the newest first, whatever the order in which they come', () => {
    const [first, second, third] = [event('start'), event('health_status: healthy'), event('health_status: unhealthy')]
    expect(kinds([first, third, second])).toEqual(['unhealthy', 'healthy', 'started'])
  })

  it('has each event once, though the engine tells it again after a break', () => {
    const start = event('start')
    expect(kinds([start, event('oom'), start])).toEqual(['out_of_memory', 'started'])
    const [die, stop] = [event('die', 0), event('stop')]
    expect(add([die, stop, stop, die])).toMatchObject([{ kind: 'stopped', exitCode: 0 }])
    expect(add([stop, die, die, stop])).toMatchObject([{ kind: 'stopped', exitCode: 0 }])
  })

  it('tells a stop that was asked for from an end that was not', () => {
    const asked = [event('kill'), event('die', 0), event('stop'), event('start'), event('restart')]
    expect(add(asked)).toMatchObject([{ kind: 'started' }, { kind: 'stopped', exitCode: 0 }])
    const other = [
      event('start'),
      event('die', 137),
      event('start'),
      event('stop'),
      event('die', 143),
      event('destroy'),
    ]
    expect(add(other)).toMatchObject([
      { kind: 'removed' },
      { kind: 'stopped', exitCode: 143 },
      { kind: 'started' },
      { kind: 'exited', exitCode: 137 },
      { kind: 'started' },
    ])
    expect(add([event('die', 137)])).toMatchObject([{ kind: 'exited', exitCode: 137 }])
    expect(kinds([event('die', 1, 'b'.repeat(64)), event('die', 0), event('stop')])).toEqual(['stopped', 'exited'])
  })

  it('leaves out what nobody wants to know', () => {
    expect(kinds([event('exec_create: pg_isready'), event('attach'), event('resize'), event('kill')])).toEqual([])
  })

  it('keeps the newest hundred', () => {
    const history = add(Array.from({ length: 500 }, () => event('start')))
    expect(history).toHaveLength(100)
    expect(Date.parse(history[0]?.at ?? '')).toBeGreaterThan(Date.parse(history[99]?.at ?? ''))
  })
})
