import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDagRun, fetchDagDetails, fetchDags, fetchTaskInstances, fetchTaskLog, fetchTasks } from '.'

// Answers of Airflow 3.3.2, cut to the fields that matter and a few that do not.
const dag = {
  dag_id: 'sales_pipeline',
  dag_display_name: 'sales_pipeline',
  is_paused: false,
  is_stale: false,
  last_parsed_time: '2026-11-23T05:52:48.254632Z',
  bundle_version: null,
  description: 'CSV files in S3 into the Iceberg table lakehouse.sales, by order_id',
  timetable_summary: null,
  timetable_description: 'Never, external triggers only',
  tags: [{ name: 'ingestion', dag_id: 'sales_pipeline', dag_display_name: 'sales_pipeline' }],
  has_import_errors: false,
  next_dagrun_run_after: null,
  owners: ['lakehouse'],
}
const details = {
  ...dag,
  catchup: false,
  params: {
    prefix: {
      value: 'raw/sales/',
      schema: { type: 'string', title: 'Folder', pattern: '^raw/sales/([^/]+/)*$', maxLength: 512 },
      description: 'Folder in s3://lakehouse to read',
      source: null,
    },
  },
}
const run = {
  dag_run_id: 'manual__2026-11-23T05:53:02.569320+00:00',
  dag_id: 'sales_pipeline',
  logical_date: null,
  queued_at: '2026-11-23T05:53:02.630722Z',
  start_date: null,
  end_date: null,
  duration: null,
  run_type: 'manual',
  state: 'queued',
  triggered_by: 'rest_api',
  conf: {},
  note: 'try',
  dag_versions: [{ version_number: 1 }],
}
const task = {
  task_id: 'discover',
  dag_run_id: run.dag_run_id,
  map_index: -1,
  start_date: '2026-11-23T05:53:05.578123Z',
  end_date: '2026-11-23T05:53:15.211999Z',
  duration: 9.633876,
  state: 'success',
  try_number: 1,
  max_tries: 3,
}

interface Sent {
  path: string
  method: string
  authorization: string | null
  body: unknown
}

let sent: Sent[]

/** Answers each path with what stands there: a body, or a function of how often it was asked. */
function answer(routes: Record<string, unknown | ((times: number) => Response)>) {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const path = url.replace('http://airflow.invalid:8080', '')
    const headers = new Headers(init.headers)
    sent.push({
      path,
      method: init.method ?? 'GET',
      authorization: headers.get('authorization'),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    })
    const route = routes[path.split('?')[0] ?? '']
    if (route === undefined) return Response.json({ detail: 'not found' }, { status: 404 })
    return typeof route === 'function' ? route(sent.filter((each) => each.path === path).length) : Response.json(route)
  })
}

const signIn = { '/auth/token': () => Response.json({ access_token: `token-${sent.length}` }, { status: 201 }) }

beforeEach(() => {
  sent = []
  Object.assign(globalThis, { lakehouseAirflowToken: undefined })
})
afterEach(() => vi.unstubAllGlobals())

describe('the client of Airflow', () => {
  it('signs in once for all who ask, and reads DAGs', async () => {
    answer({ ...signIn, '/api/v2/dags': { dags: [dag], total_entries: 1 } })
    const [first] = await Promise.all([fetchDags(), fetchDags()])
    expect(first).toMatchObject([{ dag_id: 'sales_pipeline', timetable_summary: null }])
    expect(sent.filter(({ path }) => path === '/auth/token')).toHaveLength(1)
  })

  it('reads every page', async () => {
    let page = 0
    const runPath = `/api/v2/dags/sales_pipeline/dagRuns/${encodeURIComponent(run.dag_run_id)}/taskInstances`
    answer({
      ...signIn,
      [runPath]: () => {
        page += 1
        return Response.json({ task_instances: [{ ...task, map_index: page }], total_entries: 2 })
      },
    })
    const tasks = await fetchTaskInstances('sales_pipeline', run.dag_run_id)
    expect(tasks.map((each) => each.map_index)).toEqual([1, 2])
    expect(tasks[0]).toMatchObject({ duration: 9_634, start_date: '2026-11-23T05:53:05.578Z' })
  })

  it('signs in again when the token has expired', async () => {
    answer({
      ...signIn,
      '/api/v2/dags': (times: number) =>
        times === 1 ? new Response(null, { status: 401 }) : Response.json({ dags: [], total_entries: 0 }),
    })
    await expect(fetchDags()).resolves.toEqual([])
    const tokens = sent.filter(({ path }) => path.startsWith('/api')).map(({ authorization }) => authorization)
    expect(new Set(tokens).size).toBe(2)
  })

  it.each([
    [500, /Airflow answered 500/],
    [401, /Check AIRFLOW_ADMIN_PASSWORD/],
  ])('blames the password for a sign-in that is refused, not for one that fails: %i', async (status, says) => {
    answer({ '/auth/token': () => new Response('secret words of a driver', { status }) })
    await expect(fetchDags()).rejects.toMatchObject({
      code: 'upstream_error',
      upstream: 'airflow',
      detail: expect.stringMatching(says),
    })
  })

  it('reads the params as JSON schemas, and what comes after each task', async () => {
    answer({
      ...signIn,
      '/api/v2/dags/sales_pipeline/details': details,
      '/api/v2/dags/sales_pipeline/tasks': {
        tasks: [
          {
            task_id: 'discover',
            task_display_name: 'discover',
            operator_name: '@task',
            downstream_task_ids: ['stage'],
          },
        ],
        total_entries: 1,
      },
    })
    expect((await fetchDagDetails('sales_pipeline')).params?.prefix).toMatchObject({
      value: 'raw/sales/',
      schema: { type: 'string', title: 'Folder' },
    })
    expect(await fetchTasks('sales_pipeline')).toMatchObject([{ downstream_task_ids: ['stage'] }])
  })

  it('asks for a run without a logical date', async () => {
    answer({ ...signIn, '/api/v2/dags/sales_pipeline/dagRuns': run })
    await expect(createDagRun('sales_pipeline', { conf: { prefix: 'raw/sales/' }, note: 'n' })).resolves.toMatchObject({
      state: 'queued',
      queued_at: '2026-11-23T05:53:02.630Z',
    })
    expect(sent.at(-1)).toMatchObject({
      method: 'POST',
      body: { logical_date: null, conf: { prefix: 'raw/sales/' }, note: 'n' },
    })
  })

  it('names the param that Airflow refuses, without Airflow’s own words', async () => {
    answer({
      ...signIn,
      '/api/v2/dags/sales_pipeline/dagRuns': () =>
        Response.json(
          { detail: "Invalid input for param prefix: 'x' does not match '^raw/sales/([^/]+/)*$'\n\nFailed validating" },
          { status: 400 },
        ),
    })
    await expect(createDagRun('sales_pipeline', { conf: { prefix: 'x' }, note: 'n' })).rejects.toMatchObject({
      code: 'invalid_request',
      field: 'conf.prefix',
      detail: 'The DAG does not take this value for prefix.',
    })
  })

  it('reads a log of events, and one of plain lines', async () => {
    const path = `/api/v2/dags/d/dagRuns/r/taskInstances/t/logs/1`
    const event = { timestamp: '2026-11-23T05:53:05.619014Z', event: 'Pushing xcom', level: 'info', logger: 'task' }
    answer({
      ...signIn,
      [path]: { content: [{ event: '::group::Log', sources: ['a'] }, event], continuation_token: null },
    })
    await expect(fetchTaskLog('d', 'r', { taskId: 't', tryNumber: 1, mapIndex: -1 })).resolves.toMatchObject([
      { event: '::group::Log' },
      { level: 'info', event: 'Pushing xcom' },
    ])
    answer({ ...signIn, [path]: { content: ['a line'], continuation_token: null } })
    await expect(fetchTaskLog('d', 'r', { taskId: 't', tryNumber: 1, mapIndex: -1 })).resolves.toEqual(['a line'])
  })

  it.each([
    ['a wrong password', { '/auth/token': () => Response.json({}, { status: 401 }) }, 'upstream_error'],
    ['an unknown shape', { ...signIn, '/api/v2/dags': { dags: [{}], total_entries: 1 } }, 'upstream_error'],
    ['a failure', { ...signIn, '/api/v2/dags': () => new Response('secret', { status: 500 }) }, 'upstream_error'],
    ['no such thing', signIn, 'not_found'],
  ])('tells of %s', async (_, routes, code) => {
    answer(routes)
    await expect(fetchDags()).rejects.toMatchObject({ code })
  })

  it('tells when Airflow is away or late', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
    await expect(fetchDags()).rejects.toMatchObject({ code: 'upstream_unavailable', upstream: 'airflow' })
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('late', 'TimeoutError')))
    await expect(fetchDags()).rejects.toMatchObject({ code: 'upstream_timeout', upstream: 'airflow' })
  })
})
