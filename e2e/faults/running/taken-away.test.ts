import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setting } from '../../integration/settings'
import { lakehouse } from '../cli'
import { type Answer, call, followRun, signIn, startRun } from '../console'
import { start, stop, waitUntilBack } from '../containers'
import { collectEvidence, type Evidence, findLosses } from '../evidence'

const project = setting('PROJECT')
const home = setting('HOME')
const base = setting('CONSOLE_URL')

/** No answer takes longer than this, whatever is away. */
const answerWithinMs = 20_000
const backWithinMs = 180_000

/** What people and programs ask, one of each kind. */
const probes = {
  account: () => call('GET', '/account'),
  sessions: () => call('GET', '/account/sessions'),
  operations: () => call('GET', '/operations'),
  services: () => call('GET', '/services'),
  log: () => call('GET', '/services/flower/logs?tail=5'),
  dags: () => call('GET', '/dags'),
  dag: () => call('GET', '/dags/sales_pipeline'),
  runs: () => call('GET', '/dags/sales_pipeline/runs?limit=5'),
  schemas: () => call('GET', '/schemas'),
  table: () => call('GET', '/tables/lakehouse/sales'),
  rows: () => call('GET', '/tables/lakehouse/sales/rows?limit=5'),
  query: () => call('POST', '/queries', { json: { sql: 'SELECT 1' } }),
  upload: () => call('PUT', '/objects/faults/probe.txt', { body: 'probe' }),
} satisfies Record<string, () => Promise<Answer>>

type Probe = keyof typeof probes

interface Fault {
  service: string
  /** What fails meanwhile, and which upstream the problem names. `stale`: the last data, with the problem beside it. */
  fails: Partial<Record<Probe, string | `stale ${string}`>>
  /** What `./lakehouse sql` says, where Trino or the way to it is away. */
  sql?: RegExp
  /** What a page says, where it has something to say. */
  page?: { path: string; says: RegExp }
}

const byTrino = { schemas: 'trino', table: 'trino', rows: 'trino', query: 'trino' } as const
const byAirflow = { dags: 'stale airflow', dag: 'airflow', runs: 'airflow' } as const

const faults: readonly Fault[] = [
  { service: 'docker-proxy', fails: { services: 'stale docker', log: 'docker' } },
  { service: 'trino', fails: byTrino, sql: /Trino cannot be reached/ },
  { service: 'airflow-api-server', fails: byAirflow },
  { service: 'seaweedfs', fails: { schemas: 'trino', table: 'trino', rows: 'trino', upload: 's3' } },
  { service: 'postgres', fails: byAirflow },
  { service: 'valkey', fails: {} },
  {
    service: 'console-db',
    fails: { sessions: 'console-db', operations: 'console-db', query: 'console-db', upload: 'console-db' },
    sql: /console’s database cannot be reached/,
  },
  { service: 'superset', fails: {} },
]

function judge(name: string, answer: Answer, expected: string | undefined): string[] {
  const where = `${name}: ${answer.status} after ${answer.durationMs} ms ${JSON.stringify(answer.body).slice(0, 200)}`
  const wrong: string[] = []
  if (answer.durationMs > answerWithinMs) wrong.push(`too late: ${where}`)
  if (expected === undefined || expected.startsWith('stale ')) {
    if (answer.status >= 300) wrong.push(`should work: ${where}`)
    const { error } = answer.body as { error?: { code: string } | null }
    if (expected !== undefined && !/^upstream_(unavailable|timeout|error)$/.test(error?.code ?? ''))
      wrong.push(`should say that what it shows is old: ${where}`)
    return wrong
  }
  if (![502, 503, 504].includes(answer.status)) wrong.push(`should be 502, 503 or 504: ${where}`)
  const problem = answer.body as { code?: string; upstream?: string; detail?: string }
  if (!answer.contentType.includes('application/problem+json')) wrong.push(`is no problem: ${where}`)
  if (problem.upstream !== expected) wrong.push(`should name ${expected}: ${where}`)
  if (!/^upstream_(unavailable|timeout|error)$/.test(problem.code ?? '')) wrong.push(`code: ${where}`)
  if (!problem.detail) wrong.push(`says nothing: ${where}`)
  return wrong
}

async function probeAll(fails: Fault['fails']): Promise<string[]> {
  // Side by side, as pages ask: what one waits for must not hold up the others.
  const found = await Promise.all(
    (Object.entries(probes) as [Probe, () => Promise<Answer>][]).map(async ([name, ask]) => {
      try {
        return judge(name, await ask(), fails[name])
      } catch (error) {
        return [`${name}: no answer: ${String(error)}`]
      }
    }),
  )
  return found.flat()
}

const pages = [
  '/',
  '/stack',
  '/stack/trino',
  '/pipelines',
  '/pipelines/sales_pipeline',
  '/tables',
  '/tables/lakehouse/sales',
  '/operations',
  '/account',
]

describe.each(process.env.LAKEHOUSE_TEST_FULL ? faults : faults.filter(({ service }) => service === 'docker-proxy'))(
  'without $service',
  ({ service, fails, sql }) => {
    let before: Evidence
    let cookie = ''

    beforeAll(async () => {
      before = await collectEvidence()
      cookie = await signIn()
      expect(await probeAll({}), 'all is well before').toEqual([])
      await stop(project, service)
      // What was read just before is not old yet.
      await sleep(4_000)
    })
    afterAll(async () => {
      await start(project, service)
    })

    test('what needs it says so in time, and all else goes on', async () => {
      expect(await probeAll(fails)).toEqual([])
      expect(await probeAll(fails), 'a second time').toEqual([])
    })

    test('every page is still served', async () => {
      for (const page of pages) {
        const startedAt = Date.now()
        const response = await fetch(`${base}${page}`, {
          headers: { cookie },
          redirect: 'manual',
          signal: AbortSignal.timeout(answerWithinMs),
        })
        const text = await response.text()
        expect(response.status, `${page}: ${response.headers.get('location')}`).toBeLessThan(400)
        expect(Date.now() - startedAt).toBeLessThan(answerWithinMs)
        expect(text, page).not.toMatch(/Application error|Internal Server Error/)
      }
    })

    test('the CLI says what is wrong, by its exit code too', async () => {
      const status = await lakehouse(home, ['status'])
      expect(status.exitCode, status.output).toBe(1)
      expect(status.output).toMatch(new RegExp(`${service}\\W+exited`))
      const doctor = await lakehouse(home, ['doctor'])
      expect(doctor.exitCode, doctor.output).toBe(1)
      expect(doctor.output).toContain(service)
      const asked = await lakehouse(home, ['sql', 'SELECT 1'])
      expect(asked.exitCode, asked.output).toBe(sql ? 1 : 0)
      if (sql) expect(asked.output).toMatch(sql)
    })

    test('once it is back all is as before', async () => {
      await start(project, service)
      await waitUntilBack(project, service, { timeoutMs: backWithinMs })
      await expect.poll(() => probeAll({}), { timeout: backWithinMs, interval: 2_000 }).toEqual([])
      expect(findLosses(before, await collectEvidence())).toEqual([])
      expect(await followRun(await startRun(), 240_000)).toBe('success')
    })
  },
)
