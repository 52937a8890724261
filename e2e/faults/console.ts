import { setTimeout as sleep } from 'node:timers/promises'
import { setting } from '../integration/settings'

const base = setting('CONSOLE_URL')

export interface Answer {
  status: number
  contentType: string
  body: unknown
  durationMs: number
}

/** Calls an operation with the CLI’s token, or as someone with a session. Rejects when the console does not answer in time. */
export async function call(
  method: string,
  path: string,
  {
    json,
    body,
    cookie,
    timeoutMs = 30_000,
  }: { json?: unknown; body?: string; cookie?: string; timeoutMs?: number } = {},
): Promise<Answer> {
  const startedAt = Date.now()
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      ...(cookie === undefined ? { authorization: `Bearer ${setting('CONSOLE_TOKEN')}` } : { cookie, origin: base }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: json === undefined ? (body ?? null) : JSON.stringify(json),
  })
  const contentType = response.headers.get('content-type') ?? ''
  const text = await response.text()
  return {
    status: response.status,
    contentType,
    body: contentType.includes('json') && !contentType.includes('ndjson') ? JSON.parse(text) : text,
    durationMs: Date.now() - startedAt,
  }
}

/** Rows of a statement, through the console. */
export async function sql(statement: string): Promise<unknown[][]> {
  const { status, body } = await call('POST', '/queries', { json: { sql: statement }, timeoutMs: 120_000 })
  if (status !== 200) throw new Error(`${statement}: ${status} ${JSON.stringify(body)}`)
  const lines = String(body)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { rows?: unknown[][]; error?: unknown; done?: boolean })
  if (lines.at(-1)?.done !== true) throw new Error(`${statement}: ${JSON.stringify(lines.at(-1))}`)
  return lines.flatMap(({ rows = [] }) => rows)
}

const openSession = (password: string) =>
  fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ email: setting('ADMIN_EMAIL'), password }),
    signal: AbortSignal.timeout(30_000),
  })

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')

/** Signs in as the administrator, choosing a password first where no other test has. @returns the session’s cookie. */
export async function signIn(): Promise<string> {
  const first = setting('ADMIN_PASSWORD')
  const chosen = `${first}-chosen`
  const opened = await openSession(chosen)
  if (opened.status === 200) return cookieOf(opened)
  const cookie = cookieOf(await openSession(first))
  const changed = await call('POST', '/account/password', {
    cookie,
    json: { currentPassword: first, newPassword: chosen },
  })
  if (changed.status !== 204) throw new Error(`No password could be chosen: ${JSON.stringify(changed)}`)
  return cookieOf(await openSession(chosen))
}

interface Run {
  dagRunId: string
  state: string
}

const runs = '/dags/sales_pipeline/runs'

export async function startRun(): Promise<string> {
  const { status, body } = await call('POST', runs, { json: {} })
  if (status !== 201) throw new Error(`The run could not be started: ${status} ${JSON.stringify(body)}`)
  return (body as Run).dagRunId
}

/** The run’s state and its tasks’; undefined while the console or Airflow is away. */
export async function readRun(dagRunId: string): Promise<{ state: string; tasks: Map<string, string> } | undefined> {
  try {
    const path = `${runs}/${encodeURIComponent(dagRunId)}`
    const run = await call('GET', path)
    const tasks = await call('GET', `${path}/tasks`)
    if (run.status !== 200 || tasks.status !== 200) return undefined
    const { items } = tasks.body as { items: { taskId: string; state: string }[] }
    return { state: (run.body as Run).state, tasks: new Map(items.map(({ taskId, state }) => [taskId, state])) }
  } catch {
    return undefined
  }
}

/** Follows a run until Airflow calls it ended, through whatever happens to the services meanwhile. */
export async function followRun(dagRunId: string, timeoutMs: number): Promise<string> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const run = await readRun(dagRunId)
    if (run?.state === 'success' || run?.state === 'failed') return run.state
    if (Date.now() > deadline) throw new Error(`${dagRunId} has not ended after ${timeoutMs / 1_000} s: ${run?.state}`)
    await sleep(1_000)
  }
}
