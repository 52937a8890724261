import path from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'
import { formatBytes } from '@/lib/cli/output/format'
import { ROOT_DIR } from '@/lib/cli/paths'
import { formatRatio, formatSeconds, formatSpread, median, type Report } from './measure'
import type { BenchStack } from './stack'

const seconds = z.array(z.number().positive()).nonempty()
/** A usual way may be the one that fails: then it says why. */
const secondsOrFailure = z.union([z.number().positive(), z.string()])

const found = z.object({
  versions: z.record(z.string(), z.string()),
  loads: z.array(
    z.object({
      rows: z.number(),
      ours: seconds,
      duckdb: seconds,
      insertValues: z.number(),
      upsert: z.number(),
      merge: secondsOrFailure,
    }),
  ),
  changes: z.object({ again: seconds, changed: seconds, merge: seconds, fullLoad: z.number(), intoLarge: seconds }),
  growth: z.object({ points: z.array(z.tuple([z.number(), z.number()])), exponents: seconds }),
  manyFiles: z.object({ seconds: z.number(), batches: z.number(), commits: z.number() }),
  memory: z.object({
    rows: z.number(),
    first: z.object({ seconds: z.number(), peakBytes: z.number() }),
    changed: z.object({ seconds: z.number(), peakBytes: z.number() }),
  }),
})

const million = (rows: number) => `${rows / 1_000_000} M`
const spread = (values: readonly number[]) => formatSpread(values, (value) => formatSeconds(value * 1000))
const held = (holds: boolean) => (holds ? 'held' : '**not held**')

/** Ingestion beside the usual ways, without Airflow: dags/tests/bench/ingest.py on this stack. */
export async function benchIngest(stack: BenchStack): Promise<Report> {
  await stack.publish()
  const { stdout } = await execa(path.join(ROOT_DIR, 'dags/.venv/bin/python'), ['-m', 'tests.bench.ingest'], {
    cwd: path.join(ROOT_DIR, 'dags'),
    env: await stack.environment(),
    timeout: 90 * 60_000,
    stdin: 'ignore',
    stderr: 'inherit',
  })
  const { versions, loads, changes, growth, manyFiles, memory } = found.parse(
    JSON.parse(stdout.split('\n').at(-1) ?? ''),
  )
  const rows: string[][] = []
  for (const { rows: count, ours, duckdb, insertValues, upsert, merge } of loads) {
    const own = median(ours)
    const times = (other: number, limit: number) => [
      formatRatio(other / own),
      `≥ ${limit} ×: ${held(other / own >= limit)}`,
    ]
    const title = `First load of ${million(count)} rows`
    rows.push([title, spread(ours), '', `${Math.round(count / own).toLocaleString('en-US')} rows/s`])
    rows.push([`${title}: DuckDB to Parquet`, spread(duckdb), ...times(median(duckdb), 0.4)])
    rows.push([
      `${title}: one MERGE`,
      ...(typeof merge === 'string'
        ? ['fails', '', merge.replaceAll(/\s+/g, ' ')]
        : [formatSeconds(merge * 1000), ...times(merge, 4)]),
    ])
    rows.push([
      `${title}: PyIceberg upsert, extrapolated from 20,000 rows`,
      formatSeconds(upsert * 1000),
      ...times(upsert, 10),
    ])
    rows.push([
      `${title}: INSERT … VALUES, extrapolated from 6,000 rows`,
      formatSeconds(insertValues * 1000),
      ...times(insertValues, 50),
    ])
  }
  const changed = median(changes.changed) / median(changes.merge)
  const intoLarge = median(changes.intoLarge) / changes.fullLoad
  const exponent = Math.max(...growth.exponents)
  const peakBytes = Math.max(memory.first.peakBytes, memory.changed.peakBytes)
  rows.push(
    ['2 M rows again, unchanged', spread(changes.again), '', `< 2 s: ${held(Math.max(...changes.again) < 2)}`],
    ['2 M rows, 1 % changed, into 2 M', spread(changes.changed), '', 'only the changed rows are written (checked)'],
    [
      '2 M rows, 1 % changed, into 2 M: one MERGE',
      spread(changes.merge),
      formatRatio(changed),
      `ours ≤ 0.5 ×: ${held(changed <= 0.5)}`,
    ],
    ['10 M rows in 5 files, first load', formatSeconds(changes.fullLoad * 1000), '', ''],
    [
      '2 M rows, 1 % changed, into 10 M',
      spread(changes.intoLarge),
      formatRatio(intoLarge),
      `≤ 0.2 × the first load: ${held(intoLarge <= 0.2)}`,
    ],
    ...growth.points.map(([count, time]) => [
      `${count.toLocaleString('en-US')} new rows`,
      formatSeconds(time * 1000),
      '',
      '',
    ]),
    ['Growth of time with rows, steepest exponent', exponent.toFixed(2), '', `≤ 1.1: ${held(exponent <= 1.1)}`],
    [
      '200 files of 500 rows',
      formatSeconds(manyFiles.seconds * 1000),
      '',
      `${manyFiles.batches} batch, ${manyFiles.commits} commit`,
    ],
    [
      `${million(memory.rows)} rows, first load, in a process of its own`,
      formatSeconds(memory.first.seconds * 1000),
      formatBytes(memory.first.peakBytes),
      '',
    ],
    [
      `${million(memory.rows)} rows, 1 % changed`,
      formatSeconds(memory.changed.seconds * 1000),
      formatBytes(memory.changed.peakBytes),
      `peak < 1 GiB: ${held(peakBytes < 2 ** 30)}`,
    ],
  )
  return {
    head: ['', 'median (min – max)', 'ratio to ours', 'limit'],
    rows,
    notes: [
      `\`npm run bench:ingest\`. Both sides in one process, one after the other, 3 rounds; Airflow is left out. DuckDB ${versions.duckdb}, PyIceberg ${versions.pyiceberg}, Trino 476.`,
      'Ours is the whole run: listing, download, checks, comparison, commit and ledger. DuckDB makes the same casts and deduplication and reads from and writes to the same S3. The MERGE gets its rows read and deduplicated by DuckDB and staged by PyIceberg.',
    ],
  }
}
