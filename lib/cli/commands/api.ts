import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ConsoleAccess, findConsole } from '../api/access'
import { brokenOff, readProblem, send } from '../api/console'
import { toApiPath } from '../api/path'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import type { Instance } from '../instance'
import { interruption } from '../interruption'

export interface ApiOptions {
  readonly data?: string
  readonly query: readonly string[]
  readonly header: readonly string[]
  readonly all: boolean
  /** Seconds. */
  readonly timeout: string
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Who asks, and how the connection is made, is no business of a caller’s. */
const ownHeaders =
  /^(authorization|cookie|host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect)$/i
/** The console says something on every event stream more often than this, in milliseconds. */
const silenceMs = 60_000

/** Calls one operation of the API and prints what it answers, as it comes. */
export async function callApi(instance: Instance, given: string, path: string, options: ApiOptions): Promise<void> {
  const method = given.toUpperCase()
  if (!methods.includes(method)) throw usage(`There is no method “${given}”.`, `Methods: ${methods.join(', ')}`)
  if (options.all && method !== 'GET') throw usage('--all goes with GET.', 'Leave --all out.')
  if (options.data !== undefined && method === 'GET') throw usage('A GET has no body.', 'Use --query for parameters.')
  const target = toApiPath(path, options.query)
  const headers = readHeaders(options.header)
  const body = options.data === undefined ? undefined : await readBody(options.data, headers)
  const call = {
    access: await findConsole(instance),
    method,
    path: target,
    headers: Object.fromEntries(headers),
    timeoutMs: readTimeoutMs(options.timeout),
  }
  if (options.all) return print(await readAll(call))
  const response = await send(call.access, { ...call, ...(body === undefined ? {} : { body }) })
  if (!response.ok) throw await toFailure(response)
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  if (isJson && process.stdout.isTTY) return print(await readJson(response))
  await copy(response)
}

interface Call {
  access: ConsoleAccess
  method: string
  path: string
  headers: Record<string, string>
  timeoutMs: number
}

function readHeaders(given: readonly string[]): Headers {
  const headers = new Headers({ accept: '*/*' })
  for (const each of given) {
    const at = each.indexOf(':')
    const name = each.slice(0, Math.max(0, at)).trim()
    // What is refused is not said again: it may be a secret.
    if (ownHeaders.test(name)) {
      throw usage(`--header cannot set ${name}.`, 'The token is that of this stack, or comes from LAKEHOUSE_TOKEN.')
    }
    try {
      headers.set(name, each.slice(at + 1).trim())
    } catch {
      throw usage('A --header is not “Name: value”.', 'For example: --header \'If-Match: "3"\'')
    }
  }
  return headers
}

/** JSON is looked at before it is sent; of another type, a file goes as it is. */
async function readBody(data: string, headers: Headers): Promise<BodyInit> {
  const type = headers.get('content-type') ?? 'application/json'
  headers.set('content-type', type)
  const file = data.startsWith('@') ? data.slice(1) : undefined
  if (file !== undefined && !(await stat(file).catch(() => undefined))?.isFile()) {
    throw usage(`${file} is not a file.`, 'Write --data @FILE, --data - for standard input, or the JSON itself.')
  }
  if (!/^application\/([\w.-]+\+)?json\b/.test(type)) {
    const source = file === undefined ? (data === '-' ? process.stdin : undefined) : createReadStream(file)
    return source ? (Readable.toWeb(source) as unknown as BodyInit) : data
  }
  const json = file === undefined ? (data === '-' ? await text(process.stdin) : data) : await readFile(file, 'utf8')
  try {
    JSON.parse(json)
  } catch (error) {
    throw usage(
      `--data is not JSON: ${(error as Error).message}`,
      `For example: --data '{"conf": {}}'. Of a file that is none: --header 'Content-Type: application/octet-stream'`,
    )
  }
  return json
}

function readTimeoutMs(given: string): number {
  const seconds = Number(given)
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= 86_400) return seconds * 1_000
  throw usage(`--timeout ${given} is no number of seconds.`, 'It is more than 0, and at most 86400.')
}

/** Every page of a list as one. Where the console wants to be asked more slowly, it is. */
async function readAll(call: Call): Promise<unknown> {
  const items: unknown[] = []
  const seen = new Set<string>()
  let cursor: string | null = null
  do {
    const page = await readPage(call, cursor)
    items.push(...page.items)
    cursor = page.nextCursor
    if (cursor !== null && seen.has(cursor)) throw new CliError('The console gave the same page twice.')
    if (cursor !== null) seen.add(cursor)
  } while (cursor !== null)
  return { items, nextCursor: null }
}

async function readPage(call: Call, cursor: string | null): Promise<{ items: unknown[]; nextCursor: string | null }> {
  const [pathname = '', search = ''] = call.path.split('?')
  const query = new URLSearchParams(search)
  if (cursor !== null) query.set('cursor', cursor)
  for (;;) {
    const response = await send(call.access, { ...call, path: query.size === 0 ? pathname : `${pathname}?${query}` })
    if (response.status === 429) {
      const { retryAfterMs = 1_000 } = await readProblem(response)
      await sleep(retryAfterMs, undefined, { signal: interruption.signal })
      continue
    }
    if (!response.ok) throw await toFailure(response)
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    const page = (isJson ? await readJson(response) : null) as {
      items?: unknown
      nextCursor?: unknown
    } | null
    if (!isJson) await response.body?.cancel()
    if (Array.isArray(page?.items)) {
      return { items: page.items, nextCursor: typeof page.nextCursor === 'string' ? page.nextCursor : null }
    }
    throw usage('--all goes with lists, and the answer is none.', 'Leave --all out.')
  }
}

async function toFailure(response: Response): Promise<CliError> {
  const problem = await readProblem(response)
  return new CliError(problem.detail ?? problem.title, {
    problem,
    exitCode: response.status >= 500 ? EXIT.unreachable : EXIT.failed,
  })
}

function readJson(response: Response): Promise<unknown> {
  return response.json().catch((error: unknown) => {
    interruption.signal.throwIfAborted()
    throw brokenOff(error)
  })
}

/** Writes the answer as it comes. Whoever reads it may stop at any time, as `head` does. */
async function copy(response: Response): Promise<void> {
  if (response.body === null) return
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  const chunks = response.body.getReader()
  const ended = new AbortController()
  const stop = () => void chunks.cancel().catch(() => undefined)
  interruption.signal.addEventListener('abort', stop, { once: true, signal: ended.signal })
  let hasReader = true
  process.stdout.once('error', () => {
    hasReader = false
    stop()
  })
  try {
    for (;;) {
      const { done, value } = await (isStream ? within(silenceMs, chunks.read()) : chunks.read())
      interruption.signal.throwIfAborted()
      if (done || !hasReader) return
      if (!process.stdout.write(value)) {
        await new Promise<void>((resolve) => {
          const goOn = () => {
            process.stdout.off('drain', goOn).off('close', goOn)
            resolve()
          }
          process.stdout.on('drain', goOn).on('close', goOn)
        })
      }
    }
  } catch (error) {
    interruption.signal.throwIfAborted()
    stop()
    throw brokenOff(error)
  } finally {
    ended.abort()
  }
}

function within<Value>(ms: number, value: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`nothing came for ${ms / 1_000} s`)), ms)
  return Promise.race([value, late.promise]).finally(() => clearTimeout(timer))
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined)}\n`)
}

const usage = (message: string, fix: string) => new CliError(message, { fix, exitCode: EXIT.usage })
