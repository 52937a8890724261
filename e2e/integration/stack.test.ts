import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import https from 'node:https'
import { promisify } from 'node:util'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { setting } from './settings'

const api = `${setting('CONSOLE_URL')}/api/v1`
const authorization = `Bearer ${setting('CONSOLE_TOKEN')}`

async function sql(statement: string): Promise<unknown[][]> {
  const response = await fetch(`${api}/queries`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ sql: statement }),
  })
  expect(response.status).toBe(200)
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.at(-1)).toHaveProperty('done', true)
  return lines.flatMap((line) => (line.rows as unknown[][] | undefined) ?? [])
}

/** Trino's answer to someone without a password, by the project's own authority: `fetch` takes none. */
async function askTrino(statement: string): Promise<number | undefined> {
  const ca = await readFile(setting('CA_FILE'))
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', ca, timeout: 10_000 }
    const request = https.request(`${setting('TRINO_URL')}/v1/statement`, options, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('error', reject)
    request.end(statement)
  })
}

describe('the stack', () => {
  test('holds the sample in Iceberg: 20 rows of 7 countries', async () => {
    expect(
      await sql('SELECT count(*), count(DISTINCT country), count(DISTINCT order_id) FROM iceberg.lakehouse.sales'),
    ).toEqual([['20', '7', '20']])
  })

  test('ingests the same files again without a row or a snapshot more', async () => {
    const before = await sql('SELECT count(*) FROM iceberg.lakehouse."sales$snapshots"')
    const started = (await (
      await fetch(`${api}/dags/sales_pipeline/runs`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{}',
      })
    ).json()) as { dagRunId: string }
    const run = `${api}/dags/sales_pipeline/runs/${encodeURIComponent(started.dagRunId)}`
    await expect
      .poll(
        async () => ((await (await fetch(run, { headers: { authorization } })).json()) as { state: string }).state,
        { timeout: 100_000, interval: 1_000 },
      )
      .toBe('success')
    expect(await sql('SELECT count(*) FROM iceberg.lakehouse.sales')).toEqual([['20']])
    expect(await sql('SELECT count(*) FROM iceberg.lakehouse."sales$snapshots"')).toEqual(before)
  })

  test('lists both buckets to Airflow’s key', async () => {
    const s3 = new S3Client({
      endpoint: setting('S3_ENDPOINT'),
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: setting('S3_ACCESS_KEY'), secretAccessKey: setting('S3_SECRET_KEY') },
    })
    const { Buckets: buckets = [] } = await s3.send(new ListBucketsCommand({}))
    expect(buckets.map((bucket) => bucket.Name).sort()).toEqual(['lakehouse', 'lakehouse-warehouse'])
  })

  test('shows one worker in Flower, behind a password', async () => {
    expect((await fetch(`${setting('FLOWER_URL')}/workers`)).status).toBe(401)
    const password = Buffer.from(`admin:${setting('FLOWER_PASSWORD')}`).toString('base64')
    const response = await fetch(`${setting('FLOWER_URL')}/workers?json=1`, {
      headers: { authorization: `Basic ${password}` },
    })
    const { data } = (await response.json()) as { data: { status: boolean }[] }
    expect(data.filter((worker) => worker.status)).toHaveLength(1)
  })

  test('has its Trino source in Superset', async () => {
    const login = await fetch(`${setting('SUPERSET_URL')}/api/v1/security/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: setting('SUPERSET_PASSWORD'), provider: 'db' }),
    })
    const { access_token: token } = (await login.json()) as { access_token: string }
    const response = await fetch(`${setting('SUPERSET_URL')}/api/v1/database/`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { result } = (await response.json()) as { result: { backend: string }[] }
    expect(result.map((database) => database.backend)).toContain('trino')
  })

  test('turns away who does not sign in: console, Airflow, Trino, S3', async () => {
    expect((await fetch(`${api}/services`)).status).toBe(401)
    expect((await fetch(`${api}/dags`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
    expect((await fetch(`${setting('AIRFLOW_URL')}/api/v2/dags`)).status).toBe(401)
    expect((await fetch(setting('S3_ENDPOINT'))).status).toBe(403)
    expect(await askTrino('SELECT 1')).toBe(401)
  })

  test('publishes nothing beyond loopback', async () => {
    const { stdout } = await promisify(execFile)('docker', [
      'ps',
      '--filter',
      `label=com.docker.compose.project=${setting('PROJECT')}`,
      '--format',
      '{{.Ports}}',
    ])
    const addresses = [...stdout.matchAll(/([\d.]+|\[::\]|::):\d+->/g)].map((match) => match[1])
    expect(addresses.length).toBeGreaterThan(5)
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']))
  })
})
