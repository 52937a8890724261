import { execa } from 'execa'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { setting } from '../../integration/settings'
import { call } from '../console'
import { killMainProcess, look, start, waitUntilBack } from '../containers'

const project = setting('PROJECT')
/** Healthy only after some seconds, and needed by nobody. */
const service = 'airflow-triggerer'

interface Step {
  name: string
  state: string
  attempts: number
}

interface Operation {
  id: string
  state: string
  createdAt: string
  steps: Step[]
}

/** Undefined while the console is away. */
const readOperation = async (id: string) =>
  call('GET', `/operations/${id}`).then(
    ({ status, body }) => (status === 200 ? (body as Operation) : undefined),
    () => undefined,
  )

/** Counts how often a container is started, as the engine tells it. */
function countStarts() {
  const args = [
    'events',
    '--filter',
    `container=${project}-${service}-1`,
    '--filter',
    'event=start',
    '--format',
    '{{.Action}}',
  ]
  const events = execa('docker', args, { reject: false, stdin: 'ignore' })
  let told = ''
  events.stdout.on('data', (chunk) => {
    told += chunk
  })
  return {
    count: () => told.split('\n').filter(Boolean).length,
    end: () => events.kill(),
  }
}

describe('a console that is killed while it restarts a service', () => {
  beforeEach(() => waitUntilBack(project, service, { timeoutMs: 120_000 }).then(() => undefined))
  // So that a service that does not come back spoils no other test.
  afterAll(() => start(project, service))

  test.each([
    ['as soon as it was asked', 'Restart'],
    ['while it waits until the service is healthy', 'Wait'],
  ])('%s, goes on when it is back, and the service was restarted once', async (_, step) => {
    const before = await look(project, service)
    const starts = countStarts()
    try {
      const asked = await call('POST', `/services/${service}/restart`)
      expect(asked.status).toBe(202)
      const { id } = asked.body as Operation
      const isIn = (operation: Operation | undefined) =>
        operation?.steps.some(({ name, state }) => name.startsWith(step) && state === 'running')
      await expect.poll(async () => isIn(await readOperation(id)), { timeout: 60_000, interval: 50 }).toBe(true)
      const console = await killMainProcess(project, 'console')
      await waitUntilBack(project, 'console', { before: console, timeoutMs: 120_000 })

      await expect
        .poll(async () => (await readOperation(id))?.state, { timeout: 240_000, interval: 1_000 })
        .toBe('succeeded')
      const ended = await readOperation(id)
      expect(ended?.steps.map(({ state }) => state)).toEqual(['succeeded', 'succeeded'])
      expect(ended?.steps.find(({ name }) => name.startsWith(step))?.attempts).toBe(2)
      expect(starts.count()).toBe(1)
      const after = await look(project, service)
      expect(after.health).toBe('healthy')
      expect(Date.parse(after.startedAt)).toBeGreaterThan(Date.parse(before.startedAt))
    } finally {
      starts.end()
    }
  })
})
