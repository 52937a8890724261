import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Live } from '@/lib/contracts/base'
import { env } from '@/lib/server/env'
import { api } from '.'

/** What was asked of Airflow, which is not there. */
const asked: string[] = []
let next = 0

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return url.endsWith('/auth/token')
      ? Response.json({ access_token: 'token' }, { status: 201 })
      : new Response(null, { status: 503 })
  })
})

afterEach(() => vi.unstubAllGlobals())

/** The first value of each path. */
async function readFirst(...paths: string[]): Promise<Map<string, Live<unknown>>> {
  const connection = new AbortController()
  const query = new URLSearchParams(paths.map((path) => ['of', path]))
  const response = await api.request(`/api/v1/events?${query}`, {
    headers: { authorization: `Bearer ${env.CONSOLE_CLI_TOKEN}` },
    signal: connection.signal,
  })
  expect(response.status).toBe(200)
  const values = new Map<string, Live<unknown>>()
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (const [, json] of text.matchAll(/^data: (.*)\n\n/gm)) {
      const { of, value } = JSON.parse(json ?? '') as { of: string; value: Live<unknown> }
      if (!values.has(of)) values.set(of, value)
    }
    if (values.size === paths.length) break
  }
  connection.abort()
  return values
}

// Airflow is asked with the console's own account: what a caller writes must stay one segment of its addresses.
it.each([
  ['/dags/%2e%2e/runs/x/events', 'not_found'],
  ['/dags/../runs/x/events', 'not_found'],
  ['/dags/~/runs/x/events', 'not_found'],
  ['/dags/a%2Fb/runs/x/events', 'not_found'],
  ['/dags/sales/runs/%2e%2e/events', 'not_found'],
  ['/dags/sales/runs/a%3Fb/events', 'not_found'],
  ['/services/trino/logs/events', 'not_found'],
  ['/no/such/events', 'not_found'],
  ['/dags/%/runs/x/events', 'invalid_request'],
])('says that there is no stream %s, asks Airflow nothing for it, and goes on with the others', async (path, code) => {
  const good = `/dags/good/runs/${encodeURIComponent(`manual__${next++}:00+00`)}`
  const values = await readFirst(path, `${good}/events`)
  expect(values.get(path)).toEqual({
    data: null,
    at: null,
    periodMs: expect.any(Number),
    error: { code, title: expect.any(String), detail: expect.any(String) },
  })
  expect(values.get(`${good}/events`)).toMatchObject({ error: { code: 'upstream_error' } })
  const addresses = asked.filter((url) => !url.endsWith('/auth/token')).map((url) => new URL(url).pathname)
  expect(addresses.length).toBeGreaterThan(0)
  const wanted = `/api/v2${good.replace('/runs/', '/dagRuns/')}`
  for (const address of addresses) expect([wanted, `${wanted}/taskInstances`]).toContain(address)
})
