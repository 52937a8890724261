import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { env } from '@/lib/server/env'

/** Trino answers a poll within a second or so; one that takes this long is not going to. */
const requestTimeoutMs = 30_000
const attempts = 5
const busyStatuses = new Set([429, 502, 503, 504])

const holder = globalThis as typeof globalThis & { lakehouseTrinoAgent?: Agent }

function getAgent(): Agent {
  holder.lakehouseTrinoAgent ??= new Agent({ keepAlive: true, ca: readFileSync(env.LAKEHOUSE_CA_FILE) })
  return holder.lakehouseTrinoAgent
}

interface TrinoRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query at the Trino we are set to talk to: the password never follows an address out of an answer. */
  path: string
  body?: string
  /** As whom Trino is asked; without it, as the console itself. */
  user?: string
  signal: AbortSignal
}

export interface TrinoResponse {
  status: number
  text: string
}

/** One exchange with Trino, again while it says that it is busy, as its protocol asks. Rejects when it cannot be reached. */
export async function exchange(input: TrinoRequest): Promise<TrinoResponse> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(input)
    if (!busyStatuses.has(response.status) || attempt === attempts) return response
    await sleep(100 * 2 ** attempt, undefined, { signal: input.signal })
  }
}

function send({ method, path, body, user, signal }: TrinoRequest): Promise<TrinoResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(path, env.TRINO_URL),
      {
        method,
        agent: getAgent(),
        auth: `${env.TRINO_USER}:${env.TRINO_PASSWORD}`,
        signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
        headers: {
          'x-trino-user': user ?? env.TRINO_USER,
          'x-trino-source': 'lakehouse-console',
          'x-trino-catalog': 'iceberg',
          'x-trino-time-zone': 'UTC',
          // Without it Trino rounds times to milliseconds.
          'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
          ...(body === undefined ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
        },
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
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
