import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import type { Declaration } from '@/lib/contracts/declaration'
import type {
  IngestedFile,
  IngestRun,
  PipelineDetails,
  Reject,
  ReplayedRejects,
  Upload,
  UploadDetails,
} from '@/lib/contracts/ingestion'
import type { Operation } from '@/lib/contracts/operations'
import { ask } from './people'

const mark = randomBytes(4).toString('hex')
const name = `test_${mark}`
const folder = `raw/${name}/`
const key = `${folder}Orders of "May" #1 50%.csv`
const pipelinePath = `/ingestion/pipelines/${name}`

const declaration: Declaration = {
  name,
  source: { prefix: folder },
  target: {
    table: name,
    key: ['order_id'],
    watermark: 'day',
    columns: [
      { name: 'order_id', type: 'bigint' },
      { name: 'amount', type: 'decimal(12,2)' },
      { name: 'day', type: 'date' },
    ],
  },
}

interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

async function call<Answer>(
  method: string,
  path: string,
  json?: object,
  headers?: Record<string, string>,
): Promise<{ status: number; json: Answer; etag: string | null }> {
  const response = await ask(method, path, { ...(json ? { json } : {}), ...(headers ? { headers } : {}) })
  const text = await response.text()
  return {
    status: response.status,
    json: (text === '' ? null : JSON.parse(text)) as Answer,
    etag: response.headers.get('etag'),
  }
}

async function get<Answer>(path: string): Promise<Answer> {
  const { status, json } = await call<Answer>('GET', path)
  if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(json)}`)
  return json
}

async function put(key: string, text: string): Promise<void> {
  const path = `/objects/${key.split('/').map(encodeURIComponent).join('/')}`
  const response = await ask('PUT', path, { headers: { 'content-type': 'application/octet-stream' }, body: text })
  expect(response.status, await response.text()).toBe(200)
}

/** What is read again and again until it is as it should be, whatever is away meanwhile. */
async function until<Value>(read: () => Promise<Value>, isSo: (value: Value) => boolean, withinMs = 180_000) {
  const deadline = Date.now() + withinMs
  for (;;) {
    const found = await read().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    if ('value' in found && isSo(found.value)) return found.value
    if (Date.now() > deadline) {
      throw new Error(`After ${withinMs / 1_000} s: ${'value' in found ? JSON.stringify(found.value) : found.error}`)
    }
    await sleep(1_000)
  }
}

async function query(sql: string): Promise<unknown[][]> {
  const response = await ask('POST', '/queries', { json: { sql } })
  const lines = (await response.text()).trim().split('\n')
  const events = lines.map((line) => JSON.parse(line) as { rows?: unknown[][]; error?: unknown })
  const error = events.find((event) => event.error)
  if (error || !response.ok) throw new Error(JSON.stringify(error ?? events))
  return events.flatMap(({ rows }) => rows ?? [])
}

const files = () => get<Page<IngestedFile>>(`${pipelinePath}/files`)
const fileOf = async (sought: string) => (await files()).items.find((file) => file.key === sought)
const isRead = (file: IngestedFile | undefined) => file?.status === 'ingested'
const pipelines = new Set([name])

afterAll(async () => {
  for (const each of pipelines) await call('DELETE', `/ingestion/pipelines/${each}`)
})

describe('a pipeline that someone declares', () => {
  test('says of a draft all that is wrong with it, and saves none of it', async () => {
    const { target } = declaration
    const draft = { ...declaration, owner: 'Ada', target: { ...target, key: ['id'], watermark: 'changed_at' } }
    const checked = await call<{ faults: { path: string }[] }>('POST', '/ingestion/pipelines/validate', {
      declaration: draft,
    })
    expect(checked.json.faults.map(({ path }) => path)).toEqual(['owner', 'target.key[0]', 'target.watermark'])
    expect((await call('POST', '/ingestion/pipelines', { declaration: draft })).status).toBe(400)
    expect((await call('GET', pipelinePath)).status).toBe(404)
  })

  test('becomes a DAG that reads what lies there already, and tells what became of each file and row', async () => {
    const good = Array.from({ length: 40 }, (_, index) => `${index + 1},${index}.50,2026-01-${10 + (index % 20)}`)
    await put(key, ['order_id,amount,day', ...good, '41,"12,50",2026-01-31', '42,1.00,2026-13-05'].join('\n'))
    expect((await call('POST', '/ingestion/pipelines', { declaration })).status).toBe(201)
    const file = await until(() => fileOf(key), isRead)
    const rows = { read: '42', inserted: '40', updated: '0', unchanged: '0', superseded: '0', rejected: '2' }
    expect(file?.rows).toEqual(rows)

    const pipeline = await until(
      () => get<PipelineDetails>(pipelinePath),
      ({ openRejects, files }) => openRejects === 2 && files?.pending === 0,
    )
    expect(pipeline).toMatchObject({
      ...{ origin: 'own', faults: [], isPaused: false, rows, oldestPendingAt: null },
      watermark: { column: 'day', value: '2026-01-29' },
      files: { seen: 1, ingested: 1, refused: 0, isComplete: true },
    })
    const runs = await get<Page<IngestRun>>(`${pipelinePath}/runs`)
    expect(runs.items).toMatchObject([{ state: 'succeeded', strategy: 'append', files: 1, rows }])
    expect(await query(`select count(*) from iceberg.lakehouse.${name}`)).toEqual([['40']])
  }, 400_000)

  test('takes a row that was corrected, leaves one out for good, and asks about neither again', async () => {
    const { items } = await get<Page<Reject>>(`${pipelinePath}/rejects`)
    expect(items).toMatchObject([
      { key, line: 42, column: 'amount', value: '12,50', status: 'open' },
      { key, line: 43, column: 'day', value: '2026-13-05', status: 'open' },
    ])
    const [amount, day] = items.map(({ rejectId }) => rejectId)
    const mistyped = { items: [{ rejectId: amount, record: { order_id: '41', amuont: '12.50' } }] }
    expect((await call('POST', `${pipelinePath}/rejects/replay`, mistyped)).json).toMatchObject({
      field: 'items.0.record.amuont',
    })
    const corrected = { items: [{ rejectId: amount, record: { order_id: '41', amount: '12.50', day: null } }] }
    const replayed = await call<ReplayedRejects>('POST', `${pipelinePath}/rejects/replay`, corrected)
    expect(replayed).toMatchObject({ status: 201, json: { rows: 1 } })
    expect((await call('POST', `${pipelinePath}/rejects/replay`, corrected)).status).toBe(409)
    const excuse = { rejectIds: [day], reason: 'The supplier’s test' }
    expect(await call('POST', `${pipelinePath}/rejects/excuse`, excuse)).toMatchObject({ json: { rows: 1 } })

    await until(() => fileOf(replayed.json.key), isRead)
    expect(await query(`select amount, day from iceberg.lakehouse.${name} where order_id = 41`)).toEqual([
      ['12.50', null],
    ])
    expect((await get<Page<Reject>>(`${pipelinePath}/rejects`)).items).toEqual([])
    const all = await get<Page<Reject>>(`${pipelinePath}/rejects?status=all`)
    expect(all.items.map(({ status }) => status)).toEqual(['replayed', 'excused'])
  }, 400_000)

  test('reads a file again when asked to, and finds nothing to change', async () => {
    const foreign = await call('POST', `${pipelinePath}/reprocess`, { files: ['raw/sales/a.csv'] })
    expect(foreign).toMatchObject({ status: 400, json: { field: 'files.0' } })
    const asked = await call<{ dagRunId: string }>('POST', `${pipelinePath}/reprocess`, { files: [key] })
    expect(asked.status).toBe(201)
    const isOver = (run: IngestRun | undefined) => run?.state === 'succeeded'
    const run = await until(async () => {
      const { items } = await get<Page<IngestRun>>(`${pipelinePath}/runs`)
      return items.find(({ dagRunId }) => dagRunId === asked.json.dagRunId)
    }, isOver)
    expect(run).toMatchObject({
      strategy: 'none',
      snapshotId: null,
      rows: { read: '42', unchanged: '40', rejected: '2' },
    })
  }, 400_000)

  test('reads everything again only for who writes its name', async () => {
    expect((await call('POST', `${pipelinePath}/full-reload`, { name: 'sales' })).status).toBe(400)
    expect((await call('POST', `${pipelinePath}/full-reload`, { name })).status).toBe(201)
  })

  test('is not changed by who has not seen its last change', async () => {
    const seen = (await call('GET', pipelinePath)).etag ?? ''
    const change = (description: string) =>
      call<PipelineDetails>('PUT', pipelinePath, { declaration: { ...declaration, description } }, { 'if-match': seen })
    expect(await change('Orders')).toMatchObject({ status: 200, json: { description: 'Orders' } })
    expect((await change('Other orders')).status).toBe(412)
    expect((await get<PipelineDetails>(pipelinePath)).description).toBe('Orders')
  })

  test('leaves its table and its files when it is deleted, and says so', async () => {
    const deleted = await call<{ stays: string[] }>('DELETE', pipelinePath)
    expect(deleted.status).toBe(200)
    expect(deleted.json.stays.join()).toContain(`iceberg.lakehouse.${name}`)
    expect((await call('GET', pipelinePath)).status).toBe(404)
    expect(await query(`select count(*) from iceberg.lakehouse.${name}`)).toEqual([['41']])
  })

  test('is the lakehouse’s own to keep where it is built in', async () => {
    expect(await get<PipelineDetails>('/ingestion/pipelines/sales')).toMatchObject({ origin: 'built-in', faults: [] })
    expect((await call('DELETE', '/ingestion/pipelines/sales')).status).toBe(409)
  })
})

describe('an upload', () => {
  const text = ['Order Nr;Customer;Amount', ...Array.from({ length: 30 }, (_, n) => `${n};Müller ${n};${n}.25`)].join(
    '\n',
  )
  const isOver = ({ state }: Operation) => state !== 'running'

  test('is profiled, and becomes a table with a dataset once someone has confirmed it', async () => {
    const upload = `${mark}/Orders of ${mark} #1.csv`
    const path = `/ingestion/uploads/${encodeURIComponent(upload)}`
    await put(`uploads/${upload}`, text)
    const proposed = await until(
      () => get<UploadDetails>(path),
      ({ state }) => state !== 'profiling',
    )
    expect(proposed).toMatchObject({ state: 'proposed', reason: null, format: 'csv', rows: '30', columnCount: 3 })
    const { proposal } = proposed.profile ?? {}
    const table = `test_upload_${mark}`
    pipelines.add(table)
    const changed = { ...proposal, name: table, target: { ...proposal?.target, table } }
    const begun = await call<Operation>('POST', `${path}/confirm`, { declaration: changed })
    expect(begun.status, JSON.stringify(begun.json)).toBe(202)
    const ended = await until(() => get<Operation>(`/operations/${begun.json.id}`), isOver, 300_000)
    expect([ended.state, ended.error]).toEqual(['succeeded', null])
    expect(ended.steps.at(-1)?.message).toContain(`iceberg.lakehouse.${table}`)
    expect(await query(`select count(*), sum(amount) from iceberg.lakehouse.${table}`)).toEqual([['30', '442.50']])
    expect(await get<Upload>(path)).toMatchObject({ state: 'ingested', pipeline: table, table, operationId: null })
  }, 600_000)

  test('becomes a table by itself below uploads/auto/', async () => {
    const table = `auto_${mark}`
    pipelines.add(table)
    await put(`uploads/auto/${table}.csv`, text)
    const path = `/ingestion/uploads/${encodeURIComponent(`auto/${table}.csv`)}`
    const upload = await until(
      () => get<Upload>(path),
      ({ state }) => state === 'ingested' || state === 'refused',
      300_000,
    )
    expect(upload).toMatchObject({ state: 'ingested', isAutomatic: true, table })
    expect(await query(`select count(*) from iceberg.lakehouse.${table}`)).toEqual([['30']])
    const ended = await until(
      () => get<Page<Operation>>(`/operations?target=${encodeURIComponent(`uploads/auto/${table}.csv`)}`),
      ({ items }) => items.every(isOver),
    )
    expect(ended.items).toMatchObject([{ kind: 'upload.confirm', state: 'succeeded', actorName: 'The console' }])
  }, 600_000)
})
