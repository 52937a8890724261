import { readFileSync } from 'node:fs'
import https from 'node:https'
import { setting } from './settings'

export interface TrinoCaller {
  user: string
  password: string
}

export interface TrinoAnswer {
  status: number
  queryId?: string
  nextPath?: string
  rows: unknown[][]
  /** Such as `PERMISSION_DENIED`. */
  error?: { errorName: string; message: string }
}

const ca = readFileSync(setting('CA_FILE'))

/** One exchange of Trino's protocol, by a client that signs in itself. */
export function exchange(
  { user, password }: TrinoCaller,
  method: string,
  path: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = https.request(
      new URL(path, setting('TRINO_URL')),
      {
        method,
        ca,
        auth: `${user}:${password}`,
        timeout: 30_000,
        headers: { 'x-trino-user': user, 'x-trino-catalog': 'iceberg', ...headers },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        )
      },
    )
    request.on('error', reject)
    request.on('timeout', () => request.destroy(new Error('Trino did not answer')))
    request.end(body)
  })
}

function toAnswer({ status, text }: { status: number; text: string }): TrinoAnswer {
  if (status !== 200) return { status, rows: [] }
  const { id, nextUri, data, error } = JSON.parse(text) as {
    id: string
    nextUri?: string
    data?: unknown[][]
    error?: { errorName: string; message: string }
  }
  const next = nextUri === undefined ? undefined : new URL(nextUri).pathname
  return {
    status,
    queryId: id,
    rows: data ?? [],
    ...(next === undefined ? {} : { nextPath: next }),
    ...(error ? { error } : {}),
  }
}

/** Sends a statement; Trino begins it when its answer is asked for. */
export async function send(
  caller: TrinoCaller,
  sql: string,
  headers: Record<string, string> = {},
): Promise<TrinoAnswer> {
  return toAnswer(await exchange(caller, 'POST', '/v1/statement', { body: sql, headers }))
}

/** Asks for an answer to its end. */
export async function follow(caller: TrinoCaller, first: TrinoAnswer): Promise<TrinoAnswer> {
  let last = first
  const rows = [...first.rows]
  while (last.nextPath !== undefined) {
    const { queryId } = last
    last = { ...toAnswer(await exchange(caller, 'GET', last.nextPath)), ...(queryId ? { queryId } : {}) }
    rows.push(...last.rows)
  }
  return { ...last, rows }
}

export async function run(
  caller: TrinoCaller,
  sql: string,
  headers: Record<string, string> = {},
): Promise<TrinoAnswer> {
  return follow(caller, await send(caller, sql, headers))
}
