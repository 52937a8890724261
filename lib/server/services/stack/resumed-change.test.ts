import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { endOperations, ownKeeper, readOperation } from '@/lib/server/services/operations'
import './change'

let test: TestDatabase
/** An engine that is a stand-in: it tells these statuses one after another, and the last again and again. */
let engine: http.Server
let statuses: string[] = []
let asked: string[] = []

beforeAll(async () => {
  test = await openTestDatabase()
  engine = http.createServer((request, response) => {
    if (request.method === 'POST') {
      asked.push(request.url ?? '')
      return response.writeHead(204).end()
    }
    const status = statuses.length > 1 ? statuses.shift() : statuses[0]
    const state = status?.startsWith('Up') ? 'running' : 'exited'
    const labels = { 'com.docker.compose.service': 'trino' }
    const container = {
      Id: 'a',
      Names: ['/lakehouse-trino-1'],
      Image: 'trino',
      State: state,
      Status: status,
      Labels: labels,
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([container]))
  })
  engine.listen(0, '127.0.0.1')
  await once(engine, 'listening')
  vi.stubEnv('DOCKER_PROXY_URL', `http://127.0.0.1:${(engine.address() as AddressInfo).port}`)
})

beforeEach(async () => {
  asked = []
  await test.clear()
})

afterAll(async () => {
  await endOperations()
  vi.unstubAllEnvs()
  engine.close()
  engine.closeAllConnections()
  await test.close()
})

/** Goes on with what a console that is gone has left in its first step. @returns how it ended. */
async function goOn(kind: 'start' | 'stop' | 'restart', begunBeforeMs: number, told: string[]) {
  statuses = told
  const id = randomUUID()
  const begunAt = new Date(Date.now() - begunBeforeMs)
  const names = { start: 'Start trino', stop: 'Stop trino', restart: 'Restart trino' }
  const step = { startedAt: null, finishedAt: null }
  const steps = [
    { ...step, name: names[kind], state: 'running', startedAt: begunAt.toISOString(), attempts: 1 },
    ...(kind === 'stop' ? [] : [{ ...step, name: 'Wait until healthy', state: 'pending', attempts: 0 }]),
  ]
  const row = { kind: `service.${kind}`, target: 'trino', input: { name: 'trino' }, actor: 'a', actorName: 'A', steps }
  await test.database.operation.create({
    data: {
      id,
      ...row,
      state: 'running',
      createdAt: begunAt,
      updatedAt: begunAt,
      owner: 'gone',
      ownedUntil: new Date(Date.now() - 1_000),
    },
  })
  await ownKeeper().search()
  return vi.waitFor(
    async () => {
      const operation = await readOperation(id)
      expect(operation.state).not.toBe('running')
      return operation
    },
    { timeout: 15_000, interval: 100 },
  )
}

const restartPath = expect.stringMatching(/\/containers\/lakehouse-trino-1\/restart/)

describe('a change of a service whose console was gone in its middle', () => {
  it('restarts nothing that was started since it was asked', async () => {
    const operation = await goOn('restart', 20_000, ['Up 10 seconds (healthy)'])
    expect(operation.state).toBe('succeeded')
    expect(operation.steps[0]?.message).toBe('The engine carried it out while the console was away.')
    expect(asked).toEqual([])
  })

  it('waits for the engine, which may be at it still, before it restarts anything again', async () => {
    const stopping = 'Up 3 hours (healthy)'
    const operation = await goOn('restart', 20_000, [
      stopping,
      stopping,
      'Exited (143) 1 second ago',
      'Up 1 second (healthy)',
    ])
    expect(operation.state).toBe('succeeded')
    expect(asked).toEqual([])
  })

  it('restarts once more where the engine cannot be at it any more and has not done it', async () => {
    const operation = await goOn('restart', 160_000, ['Up 3 hours (healthy)'])
    expect(operation.state).toBe('succeeded')
    expect(operation.steps[0]).toMatchObject({ attempts: 2, message: null })
    expect(asked).toEqual([restartPath])
  })

  it('starts what runs already without harm', async () => {
    expect((await goOn('start', 20_000, ['Up 10 seconds (healthy)'])).state).toBe('succeeded')
    expect(asked).toEqual([expect.stringMatching(/\/start/)])
  })

  it('stops what was not stopped yet', async () => {
    expect((await goOn('stop', 20_000, ['Up 3 hours (healthy)'])).state).toBe('succeeded')
    expect(asked).toEqual([expect.stringMatching(/\/stop/)])
  })

  it('does not stop what someone has started since', async () => {
    const operation = await goOn('stop', 20_000, ['Up 10 seconds (healthy)'])
    expect(operation).toMatchObject({ state: 'failed', error: { code: 'conflict' } })
    expect(asked).toEqual([])
  })

  it('is not gone on with when it was too long ago, so that nothing stops out of the blue', async () => {
    statuses = ['Up 3 hours (healthy)']
    const id = randomUUID()
    const before = new Date(Date.now() - 3_600_000)
    const steps = [
      { name: 'Stop trino', state: 'running', startedAt: before.toISOString(), finishedAt: null, attempts: 1 },
    ]
    const row = { kind: 'service.stop', target: 'trino', input: { name: 'trino' }, actor: 'a', actorName: 'A', steps }
    await test.database.operation.create({
      data: { id, ...row, state: 'running', createdAt: before, updatedAt: before, owner: 'gone', ownedUntil: before },
    })
    await ownKeeper().search()
    expect((await readOperation(id)).state).toBe('interrupted')
    expect(asked).toEqual([])
  })
})
