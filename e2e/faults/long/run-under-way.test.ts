import { setTimeout as sleep } from 'node:timers/promises'
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setting } from '../../integration/settings'
import { call, followRun, readRun, sql, startRun } from '../console'
import { killMainProcess, waitUntilBack } from '../containers'

const project = setting('PROJECT')
const key = 'raw/sales/faults/large.csv'
const rowCount = 200_000
/** Far from the sample’s. */
const firstId = 5_000_000
const amountOf = (at: number, round: number) => ((at + round) % 9_000) + 1

/** Each round changes every row’s amount, so that each run has work to do. */
const csv = (round: number) =>
  [
    'order_id,customer,country,product,quantity,amount,order_date',
    ...Array.from(
      { length: rowCount },
      (_, at) =>
        `${firstId + at},Customer ${at % 997},DE,Product ${at % 31},${(at % 9) + 1},${amountOf(at, round)}.00,2026-01-${String((at % 28) + 1).padStart(2, '0')}`,
    ),
  ].join('\n')

const sumOf = (round: number) =>
  Array.from({ length: rowCount }, (_, at) => amountOf(at, round)).reduce((a, b) => a + b, 0)

const table = 'iceberg.lakehouse.sales'
const large = `FROM ${table} WHERE order_id >= ${firstId}`

/** Which service is killed while which task runs. */
const cases: readonly { service: string; during: string }[] = [
  { service: 'airflow-worker', during: 'stage' },
  { service: 'airflow-worker', during: 'merge' },
  { service: 'airflow-scheduler', during: 'merge' },
  { service: 'airflow-api-server', during: 'stage' },
  { service: 'trino', during: 'merge' },
  { service: 'seaweedfs', during: 'stage' },
  { service: 'seaweedfs', during: 'merge' },
  { service: 'postgres', during: 'merge' },
  { service: 'valkey', during: 'stage' },
]

describe.each(cases.map((each, at) => ({ ...each, round: at + 1 })))(
  'SIGKILL of $service while $during runs',
  ({ service, during, round }) => {
    let dagRunId = ''
    let outcome = ''

    beforeAll(async () => {
      const uploaded = await call('PUT', `/objects/${key}`, { body: csv(round), timeoutMs: 120_000 })
      expect(uploaded.status).toBe(200)
    })

    test('the run ends, and its state is true', async () => {
      dagRunId = await startRun()
      const deadline = Date.now() + 120_000
      while ((await readRun(dagRunId))?.tasks.get(during) !== 'running') {
        if (Date.now() > deadline) throw new Error(`${during} never ran`)
        await sleep(200)
      }
      const before = await killMainProcess(project, service)
      await waitUntilBack(project, service, { before, timeoutMs: 240_000 })
      outcome = await followRun(dagRunId, 540_000)
      process.stdout.write(`${service} during ${during}: ${outcome}\n`)
      const [[count, ids, sum] = []] = await sql(
        `SELECT count(*), count(DISTINCT order_id), cast(sum(amount) AS bigint) ${large}`,
      )
      expect(ids, 'no order twice').toBe(count)
      if (outcome === 'success') expect([count, sum]).toEqual([String(rowCount), String(sumOf(round))])
      // All of it or nothing of it: what a failed run leaves is what was there before.
      else if (round > 1) expect([String(sumOf(round - 1)), String(sumOf(round))]).toContain(sum)
    })

    test('a repeat brings every row once, and the sample is as it was', async () => {
      expect(await followRun(await startRun(), 300_000)).toBe('success')
      expect(await sql(`SELECT count(*), count(DISTINCT order_id), cast(sum(amount) AS bigint) ${large}`)).toEqual([
        [String(rowCount), String(rowCount), String(sumOf(round))],
      ])
      expect(await sql(`SELECT count(*), count(DISTINCT order_id) FROM ${table} WHERE order_id < ${firstId}`)).toEqual([
        ['20', '20'],
      ])
      expect(
        await sql(`SELECT table_name FROM iceberg.information_schema.tables WHERE table_name LIKE 'staging%'`),
        'no staging table is left',
      ).toEqual([])
    })
  },
)

afterAll(async () => {
  await sql(`DELETE ${large}`)
  const s3 = new S3Client({
    endpoint: setting('S3_ENDPOINT'),
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: setting('S3_ACCESS_KEY'), secretAccessKey: setting('S3_SECRET_KEY') },
  })
  await s3.send(new DeleteObjectCommand({ Bucket: 'lakehouse', Key: key }))
})
