import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from './db/testing'
import { endOperations, readOperation } from './services/operations'
import { end, start } from './start'

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})

afterAll(async () => {
  end()
  await endOperations()
  vi.unstubAllEnvs()
  await test.close()
})

it('takes over what an earlier console left running, but not while the console is developed beside one that does', async () => {
  const id = randomUUID()
  const before = new Date(Date.now() - 3_600_000)
  await test.database.operation.create({
    data: {
      id,
      kind: 'service.restart',
      target: 'trino',
      actor: 'someone',
      actorName: 'someone',
      state: 'running',
      steps: [],
      createdAt: before,
      updatedAt: before,
    },
  })
  vi.stubEnv('NODE_ENV', 'development')
  await start()
  await sleep(500)
  expect((await readOperation(id)).state).toBe('running')
  vi.stubEnv('NODE_ENV', 'production')
  await start()
  await vi.waitFor(async () => expect((await readOperation(id)).state).toBe('interrupted'))
})
