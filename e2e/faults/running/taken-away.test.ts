import { setTimeout as sleep } from 'node:timers/promises'
import { expect as browserExpect, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import browsers from '../../../playwright.config'
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
  people: () => call('GET', '/people'),
  operations: () => call('GET', '/operations'),
  services: () => call('GET', '/services'),
  service: () => call('GET', '/services/flower'),
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
  /** What `./lakehouse run` says, where no run can be started. */
  run?: RegExp
  /** What a person sees, and where. */
  page: { path: string; says: RegExp }
}

const byTrino = { schemas: 'trino', table: 'trino', rows: 'trino', query: 'trino' } as const
const airflowAway = /Airflow (cannot be reached|answered 5|did not answer)/
const byAirflow = { dags: 'stale airflow', dag: 'airflow', runs: 'airflow' } as const

const faults: readonly Fault[] = [
  {
    service: 'docker-proxy',
    page: { path: '/stack', says: /Docker engine cannot be reached/ },
    fails: { services: 'stale docker', service: 'docker', log: 'docker' },
  },
  {
    service: 'trino',
    page: { path: '/tables', says: /Trino cannot be reached/ },
    fails: byTrino,
    sql: /Trino cannot be reached/,
  },
  {
    service: 'airflow-api-server',
    page: { path: '/pipelines', says: airflowAway },
    fails: byAirflow,
    run: airflowAway,
  },
  {
    service: 'seaweedfs',
    page: {
      path: '/tables/lakehouse/sales',
      says: /Trino could not read the catalog|Trino could not run the statement/,
    },
    fails: { schemas: 'trino', table: 'trino', rows: 'trino', upload: 's3' },
  },
  {
    service: 'postgres',
    page: { path: '/pipelines', says: airflowAway },
    fails: byAirflow,
    run: airflowAway,
  },
  { service: 'valkey', page: { path: '/stack/valkey', says: /stopped/ }, fails: {} },
  {
    service: 'console-db',
    page: { path: '/stack', says: /console’s database cannot be reached/ },
    fails: { people: 'console-db', operations: 'console-db', query: 'console-db', upload: 'console-db' },
    sql: /console’s database cannot be reached/,
  },
  { service: 'superset', page: { path: '/stack/superset', says: /stopped/ }, fails: {} },
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
  ({ service, fails, sql, run, page }) => {
    let before: Evidence
    let cookie = ''

    beforeAll(async () => {
      before = await collectEvidence()
      cookie = await signIn()
      await vi.waitFor(async () => expect(await probeAll({}), 'all is well before').toEqual([]), {
        timeout: backWithinMs,
        interval: 2_000,
      })
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
      for (const path of pages) {
        const startedAt = Date.now()
        const response = await fetch(`${base}${path}`, {
          headers: { cookie },
          redirect: 'manual',
          signal: AbortSignal.timeout(answerWithinMs),
        })
        const text = await response.text()
        expect(response.status, `${path}: ${response.headers.get('location')}`).toBe(200)
        expect(Date.now() - startedAt).toBeLessThan(answerWithinMs)
        expect(text, path).not.toMatch(/Application error|Internal Server Error/)
      }
    })

    test('a person is told', async () => {
      const browser = await chromium.launch(browsers.use?.launchOptions)
      try {
        const context = await browser.newContext()
        await context.addCookies(
          cookie.split('; ').map((each) => {
            const [name = '', value = ''] = each.split(/=(.*)/)
            return { name, value, url: base }
          }),
        )
        const opened = await context.newPage()
        await opened.goto(`${base}${page.path}`)
        await browserExpect(opened.getByText(page.says).first()).toBeVisible({ timeout: 60_000 })
      } finally {
        await browser.close()
      }
    }, 120_000)

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
      if (!run) return
      const started = await lakehouse(home, ['run', 'sales_pipeline', '--wait'])
      expect(started.exitCode, started.output).toBe(1)
      expect(started.output).toMatch(run)
      expect(started.output).toMatch(/\.\/lakehouse status/)
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
