import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { consoleAccess } from '@/lib/cli/api/access'
import { query } from '@/lib/cli/api/query'
import { requireSettings } from '@/lib/cli/instance'
import { formatSeconds, type Report } from './measure'
import type { BenchStack } from './stack'

const files = 2
const rowsPerFile = 1_000_000
const countries = ['DE', 'FR', 'GB', 'US', 'JP', 'BR', 'IN']

/** `order_id`s follow each other from file to file; the values only have to be plausible and the same every time. */
function* csvOf(file: number): Generator<string> {
  yield 'order_id,customer,country,product,quantity,amount,order_date\n'
  let chunk = ''
  for (let row = 0; row < rowsPerFile; row += 1) {
    const id = 1_000_000 + file * rowsPerFile + row
    const day = new Date(Date.UTC(2024, 0, 1 + (id % 700))).toISOString().slice(0, 10)
    chunk += `${id},Customer ${id % 50_000},${countries[id % 7]},Product ${id % 900},${1 + (id % 20)},${(id % 100_000) / 100},${day}\n`
    if (chunk.length > 1 << 20) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk
}

/** The pipeline on large files through the whole stack: upload, Airflow, staging, one MERGE. */
export async function benchIngest(stack: BenchStack): Promise<Report> {
  const paths = Array.from({ length: files }, (_, file) => path.join(stack.home, `bench-${file}.csv`))
  for (const [file, target] of paths.entries()) await pipeline(Readable.from(csvOf(file)), createWriteStream(target))
  const timed = async (...args: string[]) => {
    const startedAt = performance.now()
    await stack.run(...args)
    return performance.now() - startedAt
  }
  const uploadMs = await timed('upload', ...paths, '--to', 'raw/sales/')
  const firstMs = await timed('run', 'sales_pipeline', '--wait')
  const access = consoleAccess(await requireSettings(stack.instance))
  const count = async () => Number((await query(access, 'SELECT count(*) FROM iceberg.lakehouse.sales')).rows[0]?.[0])
  const loaded = await count()
  const expected = files * rowsPerFile + 20
  if (loaded !== expected) throw new Error(`The table holds ${loaded} rows after the load, not ${expected}`)
  const againMs = await timed('run', 'sales_pipeline', '--wait')
  if ((await count()) !== expected) throw new Error('The same files again changed the number of rows')
  const rate = (milliseconds: number) => `${Math.round((files * rowsPerFile) / milliseconds)},000 rows/s`
  return {
    head: [`${(files * rowsPerFile).toLocaleString('en-US')} rows in ${files} CSV files`, 'once', ''],
    rows: [
      ['`./lakehouse upload`', formatSeconds(uploadMs), ''],
      ['`./lakehouse run sales_pipeline --wait`, new rows', formatSeconds(firstMs), rate(firstMs)],
      ['the same again, nothing changed', formatSeconds(againMs), rate(againMs)],
    ],
    notes: ['Whole commands, Airflow’s scheduling included. The rows were counted after each run.'],
  }
}
