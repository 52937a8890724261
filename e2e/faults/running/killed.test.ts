import { afterAll, describe, expect, test } from 'vitest'
import { setting } from '../../integration/settings'
import { call, followRun, signIn, startRun } from '../console'
import { killMainProcess, start, waitUntilBack } from '../containers'
import { collectEvidence, type Evidence, findLosses } from '../evidence'

const project = setting('PROJECT')
const backWithinMs = 240_000

const services = [
  'console',
  'console-db',
  'docker-proxy',
  'postgres',
  'valkey',
  'seaweedfs',
  'trino',
  'airflow-api-server',
  'airflow-scheduler',
  'airflow-dag-processor',
  'airflow-triggerer',
  'airflow-worker',
  'flower',
  'superset',
]

/** What is killed at one moment: each alone, and, as when the machine’s memory runs out, all of them. */
const groups = process.env.LAKEHOUSE_TEST_FULL
  ? [...services.map((service) => [service]), services]
  : [['console', 'valkey', 'trino']]

describe.each(groups.map((killed) => ({ killed, names: killed.join(', ') })))('SIGKILL of $names', ({ killed }) => {
  let before: Evidence
  let cookie = ''

  test('before it, someone is signed in and an operation is done', async () => {
    // More for a fault to lose.
    cookie = await signIn()
    const restarted = await call('POST', '/services/flower/restart')
    expect([202, 409]).toContain(restarted.status)
    await expect
      .poll(async () => JSON.stringify((await call('GET', '/operations?state=running')).body), { timeout: 120_000 })
      .toContain('"items":[]')
    before = await collectEvidence()
    expect(before.console.operation).toBeGreaterThan(0)
    expect(before.console.session).toBeGreaterThan(0)
  })
  // So that a service that does not come back spoils no other test.
  afterAll(async () => {
    for (const service of killed) await start(project, service)
  })

  test('each comes back healthy by itself', async () => {
    const looks = await Promise.all(killed.map((service) => killMainProcess(project, service)))
    await Promise.all(
      looks.map((look, at) =>
        waitUntilBack(project, killed[at] ?? '', { before: look, timeoutMs: backWithinMs }).then((ms) =>
          process.stdout.write(`${killed[at]}: healthy again after ${(ms / 1_000).toFixed(1)} s\n`),
        ),
      ),
    )
  })

  test('nothing is lost, and who was signed in still is', async () => {
    // Healthy is said a little before all connections are there again.
    await expect
      .poll(() => collectEvidence().then((now) => findLosses(before, now), String), {
        timeout: 60_000,
        interval: 2_000,
      })
      .toEqual([])
    expect((await call('GET', '/account', { cookie })).status).toBe(200)
  })

  test('the pipeline runs, and changes nothing', async () => {
    await expect
      .poll(async () => (await call('GET', '/dags/sales_pipeline')).status, { timeout: 60_000, interval: 2_000 })
      .toBe(200)
    expect(await followRun(await startRun(), 300_000)).toBe('success')
    expect(findLosses(before, await collectEvidence())).toEqual([])
  })
})
