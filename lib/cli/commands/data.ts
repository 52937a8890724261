import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { callConsole, consoleAccess } from '../api/console'
import { followRun, startRun } from '../api/dag-run'
import { query, streamQuery } from '../api/query'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type Instance, requireSettings } from '../instance'
import { formatBytes, formatCsvRecord } from '../output/format'
import { renderTable } from '../output/table'
import { say, sayMark } from '../output/terminal'

export type ResultFormat = 'table' | 'csv' | 'json'

/** Runs one statement; `-` reads it from standard input. CSV and JSON lines are written as they arrive. */
export async function sql(instance: Instance, statement: string, format: ResultFormat): Promise<void> {
  const access = consoleAccess(await requireSettings(instance))
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
  const access = consoleAccess(await requireSettings(instance))
  for (const file of files) {
    const info = await stat(file).catch(() => undefined)
    if (!info?.isFile()) throw new CliError(`${file} is not a file.`, { exitCode: EXIT.usage })
    const key = [...prefix.split('/').filter(Boolean), path.basename(file)].map(encodeURIComponent).join('/')
    await callConsole(access, 'PUT', `/objects/${key}`, {
      body: Readable.toWeb(createReadStream(file)) as unknown as BodyInit,
      timeoutMs: 3_600_000,
    })
    sayMark('pass', `${file} (${formatBytes(info.size)}) is s3://lakehouse/${decodeURIComponent(key)}`)
  }
}

/** @returns whether the run succeeded, or was started when nobody waits. */
export async function runDag(
  instance: Instance,
  dagId: string,
  options: { conf?: string; wait: boolean },
): Promise<boolean> {
  const access = consoleAccess(await requireSettings(instance))
  let conf: unknown
  try {
    conf = options.conf === undefined ? undefined : JSON.parse(options.conf)
  } catch (error) {
    throw new CliError(`--conf is not JSON: ${(error as Error).message}`, {
      fix: `For example: --conf '{"prefix": "raw/sales/"}'`,
      exitCode: EXIT.usage,
    })
  }
  const started = await startRun(access, dagId, conf)
  sayMark('note', `${dagId}: ${started.dagRunId}`)
  if (!options.wait) return true
  const finished = await followRun(access, dagId, started.dagRunId, (taskId, state) =>
    sayMark(state === 'failed' ? 'fail' : 'note', `${taskId}: ${state}`),
  )
  sayMark(finished.state === 'success' ? 'pass' : 'fail', `${dagId} ${finished.state}`)
  return finished.state === 'success'
}
