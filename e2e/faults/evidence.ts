import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { setting } from '../integration/settings'
import { sql } from './console'
import { execute } from './containers'

/** What a fault must not take: rows, objects, and what the console keeps. */
export interface Evidence {
  /** Number of orders, a sum over them, and when each was last changed. */
  sales: unknown[][]
  objects: string[]
  /** Rows by table of the console’s own database. */
  console: Record<string, number>
}

const consoleTables = ['user', 'account', 'session', 'operation', 'audit_event']

export async function collectEvidence(): Promise<Evidence> {
  const s3 = new S3Client({
    endpoint: setting('S3_ENDPOINT'),
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: setting('S3_ACCESS_KEY'), secretAccessKey: setting('S3_SECRET_KEY') },
  })
  const { Contents: contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'lakehouse' }))
  const counts = consoleTables.map((table) => `(SELECT count(*) FROM "${table}")`).join(` || ' ' || `)
  const text = await execute(setting('PROJECT'), 'console-db', ['psql', '-U', 'console', '-tAc', `SELECT ${counts}`])
  const numbers = text.split(' ').map(Number)
  return {
    sales: await sql(
      'SELECT count(*), count(DISTINCT order_id), sum(amount), max(_ingested_at) FROM iceberg.lakehouse.sales',
    ),
    objects: contents.map(({ Key, ETag }) => `${Key} ${ETag}`).sort(),
    console: Object.fromEntries(consoleTables.map((table, at) => [table, numbers[at] ?? Number.NaN])),
  }
}

/** What is missing of `before`; the console’s tables may have grown, since asking is itself written down. */
export function findLosses(before: Evidence, now: Evidence): string[] {
  const losses = consoleTables
    .filter((table) => !((now.console[table] ?? 0) >= (before.console[table] ?? 0)))
    .map((table) => `${table}: ${before.console[table]} rows before, ${now.console[table]} now`)
  if (JSON.stringify(before.sales) !== JSON.stringify(now.sales))
    losses.push(`sales: ${JSON.stringify(before.sales)} before, ${JSON.stringify(now.sales)} now`)
  for (const object of before.objects) if (!now.objects.includes(object)) losses.push(`object ${object}`)
  return losses
}
