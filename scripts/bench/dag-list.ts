import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { consoleAccess } from '@/lib/cli/api/access'
import { requireSettings, requireValue } from '@/lib/cli/instance'
import { measureLoad } from './load'
import { formatRatio, formatSpread, median, type Report } from './measure'
import type { BenchStack } from './stack'

const counts = [10, 170, 1_000]
const rounds = 3
const connections = 10
const durationSeconds = 10
/** A page of both, and the most that Airflow gives. */
const limit = 100
const limitRatio = 1 / 5
const parsedWithinMs = 10 * 60_000

const formatMs = (milliseconds: number) => `${Math.round(milliseconds)} ms`

/** The list of DAGs by the console, and by Airflow's own API beside it. */
export async function benchDagList(stack: BenchStack): Promise<Report> {
  const settings = await requireSettings(stack.instance)
  const ours = consoleAccess(settings)
  const airflowUrl = `http://127.0.0.1:${requireValue(settings, 'LAKEHOUSE_PORT_AIRFLOW')}`
  const airflow = { url: airflowUrl, token: await signIn(airflowUrl, requireValue(settings, 'AIRFLOW_ADMIN_PASSWORD')) }
  const rows: string[][] = []
  const ratios: number[] = []
  for (const count of counts) {
    await makeDags(stack, airflow, count)
    const ourTimes: number[] = []
    const airflowTimes: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const load = { connections, durationSeconds }
      const our = await measureLoad({ ...load, url: `${ours.url}/api/v1/dags?limit=${limit}`, token: ours.token })
      const theirs = await measureLoad({
        ...load,
        url: `${airflow.url}/api/v2/dags?limit=${limit}`,
        token: airflow.token,
      })
      ourTimes.push(our.p95)
      airflowTimes.push(theirs.p95)
    }
    const ratio = median(ourTimes) / median(airflowTimes)
    ratios.push(ratio)
    rows.push([
      String(count),
      formatSpread(ourTimes, formatMs),
      formatSpread(airflowTimes, formatMs),
      formatRatio(ratio),
    ])
  }
  await makeDags(stack, airflow, 1)
  return {
    head: ['DAGs', 'console', 'Airflow’s `/api/v2/dags`', 'console : Airflow'],
    rows,
    notes: [
      `95th percentile of ${durationSeconds} s by ${connections} connections, ${limit} DAGs a page; median of ${rounds} rounds in turn (min – max).`,
      `Limit: ${limitRatio} ×. ${Math.max(...ratios) <= limitRatio ? 'Held.' : 'NOT held.'} The console’s list also has each DAG’s last run, and is up to a few seconds old, as it says.`,
    ],
  }
}

async function signIn(url: string, password: string): Promise<string> {
  const response = await fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
    signal: AbortSignal.timeout(30_000),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}

/** Sees to it that Airflow knows so many DAGs, `sales_pipeline` among them. */
async function makeDags(stack: BenchStack, airflow: { url: string; token: string }, count: number): Promise<void> {
  const { name } = await stack.project()
  const processor = `${name}-airflow-dag-processor-1`
  const file = '/opt/airflow/dags/bench_dags.py'
  const source = `from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG

for number in range(${count - 1}):
    with DAG(dag_id=f"bench_{number:04d}", schedule=None, tags=["bench"]) as dag:
        EmptyOperator(task_id="nothing")
    globals()[dag.dag_id] = dag
`
  await execa('docker', ['exec', '--interactive', '--user', 'root', processor, 'tee', file], {
    input: source,
    stdout: 'ignore',
    timeout: 60_000,
  })
  // It looks for new files every few minutes, and at once when it starts.
  await execa('docker', ['restart', processor], { stdout: 'ignore', timeout: 120_000 })
  const startedAt = performance.now()
  for (;;) {
    const response = await fetch(`${airflow.url}/api/v2/dags?limit=1`, {
      headers: { authorization: `Bearer ${airflow.token}` },
      signal: AbortSignal.timeout(60_000),
    })
    const { total_entries: total } = (await response.json()) as { total_entries: number }
    if (total === count) return
    if (performance.now() - startedAt > parsedWithinMs) {
      throw new Error(`Airflow knows ${total} DAGs, not ${count}, after ${parsedWithinMs / 60_000} min`)
    }
    await sleep(2_000)
  }
}
