import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { KeptPage } from '@/lib/contracts/base'
import type { ServiceEvent } from '@/lib/contracts/services'
import { setting } from './settings'
import { docker, withWriter, writerService } from './writer'

interface EngineEvent {
  Type: string
  Action: string
  Actor: { Attributes: Record<string, string> }
}

/** What docker-proxy lets through of the events since an instant, whatever is asked for. */
async function askProxy(sinceMs: number, filters: string): Promise<EngineEvent[]> {
  const query = new URLSearchParams({
    since: String(Math.floor(sinceMs / 1_000)),
    until: String(Math.floor(Date.now() / 1_000)),
    filters,
  })
  const response = await fetch(`${setting('DOCKER_PROXY_URL')}/events?${query}`, {
    signal: AbortSignal.timeout(10_000),
  })
  expect(response.status).toBe(200)
  return (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EngineEvent)
}

describe('events', () => {
  test('of other projects, and the commands of health checks, do not pass docker-proxy', async () => {
    const startedAt = Date.now()
    const project = `lh-other-${randomBytes(3).toString('hex')}`
    const image = await docker('inspect', '--format', '{{.Config.Image}}', `${setting('PROJECT')}-console-1`)
    await withWriter({ script: 'setTimeout(() => {}, 60000)' }, async (container) => {
      await docker('exec', container, 'node', '--version')
      await docker(
        ...['run', '--rm', '--name', `${project}-secret-1`, '--network', 'none'],
        ...['--label', `com.docker.compose.project=${project}`, '--entrypoint', 'true', image],
      )
      await docker('restart', '--time', '1', container)
      await sleep(1_100)
      for (const filters of ['', '{}', `{"label":["com.docker.compose.project=${project}"]}`, '{"type":["image"]}']) {
        const events = await askProxy(startedAt, filters)
        expect(events.map(({ Action }) => Action)).toEqual(expect.arrayContaining(['create', 'start', 'die', 'stop']))
        for (const { Type, Action, Actor } of events) {
          expect(Type).toBe('container')
          expect(Actor.Attributes['com.docker.compose.project']).toBe(setting('PROJECT'))
          expect(Action).not.toMatch(/^exec_/)
        }
      }
    })
  })

  test('of a service that runs out of memory reach who follows the console’s API', async () => {
    const authorization = `Bearer ${setting('CONSOLE_TOKEN')}`
    const startedAt = Date.now()
    const script = 'const kept = []; for (;;) kept.push(Buffer.alloc(1e6, 1))'
    const kinds = async (): Promise<string[]> => {
      const response = await fetch(`${setting('CONSOLE_URL')}/api/v1/services/activity`, { headers: { authorization } })
      expect(response.status).toBe(200)
      const { items } = (await response.json()) as KeptPage<ServiceEvent>
      return items
        .filter(({ service, at }) => service === writerService && Date.parse(at) >= startedAt)
        .map(({ kind }) => kind)
    }
    await withWriter({ script }, async () => {
      await expect
        .poll(kinds, { timeout: 20_000, interval: 300 })
        .toEqual(expect.arrayContaining(['exited', 'out_of_memory', 'started', 'created']))
    })
  })
})
