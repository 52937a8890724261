import type { Problem } from '@/lib/errors'
import { CliError } from '../errors'
import { interruption } from '../interruption'
import type { ConsoleAccess } from './access'
import { brokenOff, fetchRaw, toCliError } from './console'

export interface QueryResult {
  readonly columns: readonly { name: string; type: string }[]
  readonly rows: readonly (readonly unknown[])[]
}

type Line = { columns: { name: string; type: string }[] } | { rows: unknown[][] } | { done: true } | { error: Problem }

/** Runs one statement and hands its parts over as they arrive. */
export async function streamQuery(
  access: ConsoleAccess,
  sql: string,
  onColumns: (columns: QueryResult['columns']) => void,
  onRows: (rows: unknown[][]) => void,
): Promise<void> {
  const response = await fetchRaw(access, 'run the statement', {
    method: 'POST',
    path: '/queries',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sql }),
    timeoutMs: 7_200_000,
  })
  let rest = ''
  let isDone = false
  const take = (line: string) => {
    if (line === '') return
    const part = JSON.parse(line) as Line
    if ('columns' in part) onColumns(part.columns)
    else if ('rows' in part) onRows(part.rows)
    else if ('error' in part) throw toCliError('run the statement', part.error)
    else isDone = true
  }
  if (response.body === null) throw new CliError("The console's answer to the query is empty.")
  const texts = response.body.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
  for (;;) {
    const { value, done } = await texts.next().catch((cause: unknown) => {
      interruption.signal.throwIfAborted()
      throw brokenOff(cause)
    })
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  }
  take(rest)
  if (!isDone) throw brokenOff()
}

export async function query(access: ConsoleAccess, sql: string): Promise<QueryResult> {
  let columns: QueryResult['columns'] = []
  const rows: unknown[][] = []
  await streamQuery(
    access,
    sql,
    (found) => {
      columns = found
    },
    (found) => rows.push(...found),
  )
  return { columns, rows }
}
