import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lakehouse } from '../faults/cli'
import { call } from '../faults/console'
import { setting } from './settings'

const home = setting('HOME')
const token = setting('CONSOLE_TOKEN')

/** Runs ./lakehouse on the stack under test; its answer must be JSON. */
async function readJson<Answer>(args: string[], options: Parameters<typeof lakehouse>[2] = {}, from = home) {
  const { exitCode, stdout, output } = await lakehouse(from, args, options)
  expect(output).not.toContain(token)
  expect(exitCode, output).toBe(0)
  return JSON.parse(stdout) as Answer
}

interface List<Item> {
  items: Item[]
  nextCursor: string | null
}

describe('./lakehouse api', () => {
  test('calls an operation with or without /api/v1', async () => {
    const trino = await readJson<{ name: string }>(['api', 'GET', 'services/trino'])
    expect(trino.name).toBe('trino')
    expect(await readJson(['api', 'GET', '/api/v1/services/trino'])).toMatchObject({ name: 'trino' })
  })

  test('follows the pages of a list to its end', async () => {
    const names = async (...args: string[]) =>
      (await readJson<List<{ name: string }>>(['api', 'GET', '/services', ...args])).items.map(({ name }) => name)
    const whole = await names('--query', 'limit=500')
    expect(whole).toContain('trino')
    expect(await names('--query', 'limit=5')).toEqual(whole.slice(0, 5))
    expect(await names('--query', 'limit=5', '--all')).toEqual(whole)
  })

  test('tells a refusal as the API does, and ends with 1', async () => {
    const { exitCode, stdout, output } = await lakehouse(home, ['api', 'GET', '/services/nowhere'])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(JSON.parse(output)).toMatchObject({ code: 'not_found', status: 404, requestId: expect.any(String) })
  })

  test('starts nothing twice under one key', async () => {
    const run = [
      'api',
      'POST',
      '/dags/sales_pipeline/runs',
      '--data',
      '{}',
      '--header',
      `Idempotency-Key: ${randomUUID()}`,
    ]
    const [first, second] = [await readJson<{ dagRunId: string }>(run), await readJson<{ dagRunId: string }>(run)]
    expect(second.dagRunId).toBe(first.dagRunId)
  })

  describe('from another machine', () => {
    let nowhere = ''
    beforeAll(async () => {
      nowhere = await mkdtemp(path.join(tmpdir(), 'lakehouse-nowhere-'))
    })
    afterAll(() => rm(nowhere, { recursive: true }))

    const env = (given: string) => ({ LAKEHOUSE_URL: setting('CONSOLE_URL'), LAKEHOUSE_TOKEN: given })

    test('works by LAKEHOUSE_URL and LAKEHOUSE_TOKEN', async () => {
      const account = await readJson<{ kind: string }>(['api', 'GET', '/account'], { env: env(token) }, nowhere)
      expect(account.kind).toBe('cli')
      const rows = await lakehouse(nowhere, ['sql', 'SELECT 9007199254740993 AS n', '--json'], { env: env(token) })
      expect(rows.stdout).toBe('{"n":"9007199254740993"}')
    })

    test('is let in by no other token', async () => {
      const { exitCode, stdout, output } = await lakehouse(nowhere, ['api', 'GET', '/account'], {
        env: env(`${token}0`),
      })
      expect([exitCode, stdout]).toEqual([1, ''])
      expect(JSON.parse(output)).toMatchObject({ code: 'unauthenticated' })
      expect(output).not.toContain(token)
    })
  })
})

describe('./lakehouse restart', () => {
  test('is an operation of the console’s, with its row in the audit log', async () => {
    const operation = await readJson<{ id: string; state: string; target: string; steps: { state: string }[] }>(
      ['restart', 'flower', '--json'],
      { timeoutMs: 300_000 },
    )
    expect(operation).toMatchObject({ state: 'succeeded', target: 'flower', actor: 'cli' })
    const { items } = await readJson<List<{ id: string }>>([
      'api',
      'GET',
      '/operations',
      '--all',
      '--query',
      'target=flower',
    ])
    expect(items.map(({ id }) => id)).toContain(operation.id)
    const audit = await readJson<List<{ target: string; outcome: string; actor: { kind: string } }>>([
      'api',
      'GET',
      '/audit?action=service.restart',
    ])
    expect(audit.items[0]).toMatchObject({ target: 'flower', outcome: 'succeeded', actor: { kind: 'cli' } })
  })
})

test('an operation that waits for a service can be cancelled, and the service goes on', async () => {
  const asked = (await call('POST', '/services/flower/restart')).body as { id: string }
  const read = async () =>
    (await call('GET', `/operations/${asked.id}`)).body as { state: string; isCancellable: boolean; steps: object[] }
  await expect.poll(async () => (await read()).isCancellable, { timeout: 60_000, interval: 50 }).toBe(true)
  expect((await call('POST', `/operations/${asked.id}/cancel`)).status).toBe(202)
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe('cancelled')
  expect((await read()).steps.at(-1)).toMatchObject({
    state: 'cancelled',
    message: expect.stringContaining('flower stays'),
  })
  expect(await call('POST', `/operations/${asked.id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
  await expect
    .poll(async () => ((await call('GET', '/services/flower')).body as { state: string }).state, { timeout: 120_000 })
    .toBe('healthy')
})

test('status, doctor and version are JSON', async () => {
  expect(await readJson<object[]>(['status', '--json'])).toContainEqual(expect.objectContaining({ service: 'trino' }))
  // Whatever it finds on this machine.
  const doctor = await lakehouse(home, ['doctor', '--json'])
  expect(JSON.parse(doctor.stdout)).toContainEqual(expect.objectContaining({ check: 'Console', outcome: 'pass' }))
  expect(await readJson(['version', '--json'])).toMatchObject({ version: expect.any(String) })
})
