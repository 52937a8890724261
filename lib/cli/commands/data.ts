import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { uploadedObjectSchema } from '@/lib/contracts/objects'
import { findConsole } from '../api/access'
import { brokenOff, fetchRaw } from '../api/console'
import { followRun, startRun } from '../api/dag-run'
import { query, streamQuery } from '../api/query'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import type { Instance } from '../instance'
import { formatBytes, formatCsvRecord } from '../output/format'
import { renderTable } from '../output/table'
import { say, sayJson, sayMark, speaksToPrograms } from '../output/terminal'

export type ResultFormat = 'table' | 'csv' | 'json'

/** Runs one statement; `-` reads it from standard input. CSV and JSON lines are written as they arrive. */
export async function sql(instance: Instance, statement: string, format: ResultFormat): Promise<void> {
  const access = await findConsole(instance)
  const given = statement === '-' ? await text(process.stdin) : statement
  if (format === 'table') {
    const { columns, rows } = await query(access, given)
    say(
      renderTable({
        head: columns.map(({ name }) => name),
        rows: rows.map((row) =>
          row.map((value) =>
            value === null ? 'NULL' : typeof value === 'object' ? JSON.stringify(value) : String(value),
          ),
        ),
      }),
    )
    return
  }
  let names: string[] = []
  await streamQuery(
    access,
    given,
    (columns) => {
      names = columns.map(({ name }) => name)
      if (format === 'csv') say(formatCsvRecord(names))
    },
    (rows) => {
      for (const row of rows)
        say(
          format === 'csv'
            ? formatCsvRecord(row)
            : JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]]))),
        )
    },
  )
}

export async function upload(instance: Instance, files: readonly string[], prefix: string): Promise<void> {
  const access = await findConsole(instance)
  const uploaded: object[] = []
  for (const file of files) {
    const info = await stat(file).catch(() => undefined)
    if (!info?.isFile()) throw new CliError(`${file} is not a file.`, { exitCode: EXIT.usage })
    const key = [...prefix.split('/').filter(Boolean), path.basename(file)]
    const response = await fetchRaw(access, `store ${file}`, {
      method: 'PUT',
      path: `/objects/${key.map(encodeURIComponent).join('/')}`,
      headers: { 'content-type': 'application/octet-stream' },
      body: Readable.toWeb(createReadStream(file)) as unknown as BodyInit,
      timeoutMs: 3_600_000,
    })
    const answer: unknown = await response.json().catch(() => null)
    const stored = uploadedObjectSchema.safeParse(answer)
    if (!stored.success) throw brokenOff()
    uploaded.push({ file, ...stored.data })
    sayMark('pass', `${file} (${formatBytes(info.size)}) is s3://${stored.data.bucket}/${stored.data.key}`)
  }
  if (speaksToPrograms()) sayJson(uploaded)
}

/** @returns whether the run succeeded, or was started when nobody waits. */
export async function runDag(
  instance: Instance,
  dagId: string,
  options: { conf?: string; wait: boolean },
): Promise<boolean> {
  const access = await findConsole(instance)
  const conf = options.conf === undefined ? undefined : readConf(options.conf)
  const started = await startRun(access, dagId, conf)
  sayMark('note', `${dagId}: ${started.dagRunId}`)
  if (!options.wait) {
    if (speaksToPrograms()) sayJson(started)
    return true
  }
  const { run, tasks } = await followRun(access, dagId, started.dagRunId, (taskId, state) =>
    sayMark(state === 'failed' ? 'fail' : 'note', `${taskId}: ${state}`),
  )
  sayMark(run.state === 'success' ? 'pass' : 'fail', `${dagId} ${run.state}`)
  if (speaksToPrograms()) sayJson({ ...run, tasks })
  return run.state === 'success'
}

/** @throws CliError (exit code 2). */
function readConf(given: string): Record<string, unknown> {
  const fix = `For example: --conf '{"prefix": "raw/sales/"}'`
  let conf: unknown
  try {
    conf = JSON.parse(given)
  } catch (error) {
    throw new CliError(`--conf is not JSON: ${(error as Error).message}`, { fix, exitCode: EXIT.usage })
  }
  if (typeof conf === 'object' && conf !== null && !Array.isArray(conf)) return conf as Record<string, unknown>
  throw new CliError('--conf is no JSON object.', { fix, exitCode: EXIT.usage })
}
