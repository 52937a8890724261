import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from './db/testing'
import { readOperation } from './services/operations'
import { end, start } from './start'

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})

afterAll(async () => {
  end()
  vi.unstubAllEnvs()
  await test.close()
})

it('closes what an earlier console left running, but not while the console is developed beside one that may be at work', async () => {
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
  expect((await readOperation(id)).state).toBe('running')
  vi.stubEnv('NODE_ENV', 'production')
  await start()
  expect((await readOperation(id)).state).toBe('interrupted')
})
