import path from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lakehouse } from '../cli'
import { execute } from '../containers'
import { makeOwnStack, type OwnStack, readSecrets, removeOwnStack } from '../own-stack'

const program = path.join(import.meta.dirname, '../../../lakehouse')
const upTimeoutMs = 600_000
/** It was used once, before there was anyone: no command replaces it. */
const initialPassword = 'CONSOLE_ADMIN_INITIAL_PASSWORD'

let stack: OwnStack

beforeAll(async () => {
  stack = await makeOwnStack()
  const up = await lakehouse(stack.home, ['up', '--yes'], { timeoutMs: upTimeoutMs })
  expect(up.exitCode, up.output).toBe(0)
  await execute(stack.project, 'airflow-scheduler', ['airflow', 'variables', 'set', 'kept', 'under the old key'])
}, upTimeoutMs + 60_000)

afterAll(() => removeOwnStack(stack), 360_000)

const run = (...args: string[]) => lakehouse(stack.home, args, { timeoutMs: upTimeoutMs })

/** Whether a database still opens to a role with this password, asked over TCP, as the services do. */
const opens = (service: string, role: string, password: string) =>
  execute(stack.project, service, [
    'psql',
    `postgresql://${role}:${password}@${service}:5432/${role}`,
    '-tAc',
    'SELECT 1',
  ]).then(
    () => true,
    () => false,
  )

async function expectAllWell(): Promise<void> {
  const status = await run('status')
  expect(status.exitCode, status.output).toBe(0)
  const pipeline = await run('run', 'sales_pipeline', '--wait')
  expect(pipeline.exitCode, pipeline.output).toBe(0)
  expect((await run('sql', 'SELECT count(*) FROM iceberg.lakehouse.sales', '--format', 'csv')).output).toMatch(/^20$/m)
  expect(
    await execute(stack.project, 'airflow-scheduler', ['airflow', 'variables', 'get', 'kept']),
    'what was encrypted under the old key',
  ).toContain('under the old key')
}

test(
  'every secret gets a new value, everything that uses it follows, and the old ones open nothing',
  async () => {
    const before = await readSecrets(stack)
    const names = [...before.keys()].filter((name) => name !== initialPassword)
    expect(names.length).toBeGreaterThan(20)
    const rotated = await run('secrets', 'rotate', ...names)
    expect(rotated.exitCode, rotated.output).toBe(0)
    const now = await readSecrets(stack)
    for (const name of names) expect(now.get(name), name).not.toBe(before.get(name))
    await expectAllWell()
    for (const [service, role, name] of [
      ['postgres', 'airflow', 'AIRFLOW_DB_PASSWORD'],
      ['postgres', 'superset', 'SUPERSET_DB_PASSWORD'],
      ['console-db', 'console', 'CONSOLE_DB_PASSWORD'],
    ] as const) {
      expect(await opens(service, role, now.get(name) ?? ''), `${name}, the new one`).toBe(true)
      expect(await opens(service, role, before.get(name) ?? ''), `${name}, the old one`).toBe(false)
    }
  },
  2 * upTimeoutMs,
)

/** Replaces secrets, and kills that as soon as it has printed what fits. */
async function killRotation(names: readonly string[], marker: RegExp): Promise<void> {
  const rotation = execa(program, ['secrets', 'rotate', ...names], {
    env: { LAKEHOUSE_HOME: stack.home, NO_COLOR: '1' },
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: upTimeoutMs,
  })
  let printed = ''
  let isKilled = false
  rotation.all.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (!isKilled && marker.test(printed)) isKilled = rotation.kill('SIGKILL')
  })
  const { signal } = await rotation
  expect(isKilled && signal, `killed at ${marker}, after:\n${printed}`).toBe('SIGKILL')
}

test.each([
  ['while a database’s password is changed', /changing the password of airflow/],
  ['while Superset’s secrets are encrypted', /encrypting Superset/],
  ['while services start anew', /^ *· \S+ +starting$/m],
  ['while Airflow’s secrets are encrypted', /encrypting Airflow/],
])(
  'killed %s, it is finished by the next up: nothing is locked out',
  async (_, marker) => {
    const before = await readSecrets(stack)
    const names = ['AIRFLOW_DB_PASSWORD', 'AIRFLOW_FERNET_KEY', 'SUPERSET_SECRET_KEY', 'S3_AIRFLOW_SECRET_KEY']
    await killRotation(names, marker)
    const up = await run('up', '--yes')
    expect(up.exitCode, up.output).toBe(0)
    const now = await readSecrets(stack)
    for (const name of names) {
      expect(now.get(name), name).not.toBe(before.get(name))
      expect(now.get(name), 'one key, not the two of the crossing').not.toContain(',')
    }
    await expectAllWell()
  },
  2 * upTimeoutMs,
)

test('what is no secret is refused, and nothing changes', async () => {
  const before = await readSecrets(stack)
  for (const name of ['TRINO_HEAP_MIB', 'NO_SUCH_THING', initialPassword]) {
    const refused = await run('secrets', 'rotate', name)
    expect(refused.exitCode, refused.output).toBe(2)
    expect(refused.output).toContain(name)
  }
  expect(await readSecrets(stack)).toEqual(before)
})
