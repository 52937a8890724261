import { execa } from 'execa'
import { setting } from '../integration/settings'
import { run } from '../integration/trino'

const project = setting('PROJECT')
const caller = { user: setting('TRINO_USER'), password: setting('TRINO_PASSWORD') }

/** Runs statements in the sample database, each in a transaction of its own unless they say otherwise. @returns what psql prints. */
export async function atSource(sql: string, { database = 'shop' } = {}): Promise<string> {
  const args = [
    'exec',
    '-i',
    `${project}-cdc-source-1`,
    'psql',
    '-qAtX',
    '-v',
    'ON_ERROR_STOP=1',
    '-U',
    'postgres',
    database,
  ]
  return (await execa('docker', args, { input: sql, timeout: 120_000 })).stdout
}

/** Each column as text, in the source’s SQL and in Trino’s: what both print must be the same. */
const columns: Record<string, readonly (readonly [string, string])[]> = {
  customers: [
    ['id::text', 'CAST(id AS varchar)'],
    ['name', 'name'],
    ['country', 'country'],
    ['active::text', 'CAST(active AS varchar)'],
    ['credit::text', 'CAST(credit AS varchar)'],
    ['born::text', 'CAST(born AS varchar)'],
    ['profile::text', 'profile'],
    ["encode(photo, 'hex')", 'lower(to_hex(photo))'],
    [
      "to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
      "CAST(CAST(created_at AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)",
    ],
  ],
  orders: [
    ['id::text', 'CAST(id AS varchar)'],
    ['customer_id::text', 'CAST(customer_id AS varchar)'],
    ['amount::text', 'CAST(amount AS varchar)'],
    ["encode(float8send(weight_kg), 'hex')", 'lower(to_hex(to_ieee754_64(weight_kg)))'],
    ['paid::text', 'CAST(paid AS varchar)'],
    [
      "to_char(ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
      "CAST(CAST(ordered_at AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)",
    ],
    ["to_char(delivered_at, 'YYYY-MM-DD HH24:MI:SS.US')", 'CAST(delivered_at AS varchar)'],
    ['note', 'note'],
  ],
}

/** A row for each that is on one side only, with the sides’ rows by their hash: nothing where source and target are the same. */
export async function findDifferences(
  table: string,
  more: readonly (readonly [string, string])[] = [],
): Promise<string[]> {
  const parts = [...(columns[table] ?? []), ...more]
  const row = (side: 0 | 1) => parts.map((part) => `coalesce(${part[side]}, '\u2205')`).join(" || '|' || ")
  const source = await atSource(`SELECT id || ' ' || md5(${row(0)}) FROM ${table};`)
  const target = await run(
    caller,
    `SELECT CAST(id AS varchar) || ' ' || lower(to_hex(md5(to_utf8(${row(1)})))) FROM iceberg.lakehouse.cdc_${table}`,
  ).catch((error: Error) => ({ rows: [], error }))
  if (target.error) return [`the target cannot be read: ${target.error.message}`]
  const count = (rows: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const each of rows) counts.set(each, (counts.get(each) ?? 0) + 1)
    return counts
  }
  const there = count(source.split('\n').filter(Boolean))
  const here = count(target.rows.map(([text]) => String(text)))
  return [...new Set([...there.keys(), ...here.keys()])]
    .filter((each) => there.get(each) !== here.get(each))
    .map((each) => `${table} ${each}: ${there.get(each) ?? 0} at the source, ${here.get(each) ?? 0} here`)
}
