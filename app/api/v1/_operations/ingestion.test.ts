import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Declaration } from '@/lib/contracts/declaration'
import type { Pipeline, PipelineDetails, ValidatedPipeline } from '@/lib/contracts/ingestion'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, signInAs } from './testing'

const orders: Declaration = {
  name: 'orders',
  source: { prefix: 'raw/orders/' },
  target: { table: 'orders', key: ['id'], columns: [{ name: 'id', type: 'bigint' }] },
}

interface Problem {
  code: string
  field?: string
  detail?: string
}

describe('pipelines', () => {
  let test: TestDatabase
  let folder: string
  let cookie: string

  beforeAll(async () => {
    test = await openTestDatabase()
  })
  beforeEach(async () => {
    await test.clear()
    folder = await mkdtemp(path.join(tmpdir(), 'pipelines-'))
    vi.stubEnv('CONSOLE_PIPELINES_DIR', folder)
    cookie = await signInAs((await addPerson(test, 'operator')).email)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })
  afterAll(() => test.close())

  async function ask<Answer>(method: string, where: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await call(`/ingestion/pipelines${where}`, { method, body, cookie, headers })
    const json = (await response.json()) as Answer & Problem
    return { status: response.status, json, etag: response.headers.get('etag') ?? '' }
  }
  const create = (declaration: unknown = orders) => ask<PipelineDetails>('POST', '', { declaration })

  it('are files that Airflow reads, whole at any moment and readable to another user', async () => {
    expect((await create()).status).toBe(201)
    expect(await readdir(folder)).toEqual(['orders.yaml'])
    const { mode } = await import('node:fs/promises').then(({ stat }) => stat(path.join(folder, 'orders.yaml')))
    expect(mode & 0o777).toBe(0o644)
    expect(await readFile(path.join(folder, 'orders.yaml'), 'utf8')).toContain('prefix: raw/orders/')
  })

  it('are kept as they were written, with comments, where they come as YAML', async () => {
    const yaml =
      '# Ours\nname: orders\nsource: { prefix: raw/orders/ }\ntarget:\n  table: orders\n  key: [id] # one\n  columns: [{ name: id, type: bigint }]\n'
    const created = await ask<PipelineDetails>('POST', '', { yaml })
    expect(created.json).toMatchObject({ yaml, declaration: { name: 'orders' }, origin: 'own' })
    expect(await readFile(path.join(folder, 'orders.yaml'), 'utf8')).toBe(yaml)
  })

  it('are shown with what is known of them while Trino, S3 and Airflow are away, and say what is not', async () => {
    await create()
    const { status, json } = await ask<{ items: Pipeline[] }>('GET', '')
    expect(status).toBe(200)
    expect(json.items.map(({ name, origin }) => [name, origin])).toEqual([
      ['orders', 'own'],
      ['sales', 'built-in'],
    ])
    expect(json.items[0]).toMatchObject({
      ...{ table: 'orders', sourcePrefix: 'raw/orders/', format: 'csv', faults: [] },
      ...{ files: null, rows: null, openRejects: null, isPaused: null, lastRun: null },
      outdated: expect.arrayContaining(['trino', 'airflow']),
    })
  })

  it('that were written by hand and are wrong are shown with what is wrong, and stop no other', async () => {
    await create()
    await writeFile(path.join(folder, 'broken.yaml'), 'name: broken\nsource: [')
    await writeFile(
      path.join(folder, 'other.yaml'),
      (await readFile(path.join(folder, 'orders.yaml'), 'utf8')).replace('name: orders', 'name: other'),
    )
    await writeFile(path.join(folder, 'misnamed.yaml'), await readFile(path.join(folder, 'orders.yaml'), 'utf8'))
    await writeFile(path.join(folder, '.orders.yaml.17'), 'half a file')
    const { json } = await ask<{ items: Pipeline[] }>('GET', '')
    const faults = json.items.map(({ name, faults }) => [name, faults.map(({ path: field }) => field)])
    expect(faults).toEqual([
      ['broken', ['']],
      ['misnamed', ['name']],
      ['orders', []],
      ['other', ['target.table']],
      ['sales', []],
    ])
  })

  it('are refused for the field that is wrong, and leave no file', async () => {
    const { target } = orders
    const cases: [unknown, string][] = [
      [{ ...orders, name: '../orders' }, 'declaration.name'],
      [{ ...orders, name: 'orders/../../etc' }, 'declaration.name'],
      [{ ...orders, owner: 'Ada' }, 'declaration.owner'],
      [{ ...orders, target: { ...target, key: ['nr'] } }, 'declaration.target.key.0'],
      [{ ...orders, target: { ...target, table: 'sales' } }, 'declaration.target.table'],
    ]
    for (const [declaration, field] of cases) {
      expect(await create(declaration)).toMatchObject({ status: 400, json: { code: 'invalid_request', field } })
    }
    const yaml =
      'name: orders\nsource: { prefix: raw/orders/ }\ntarget:\n  table: orders\n  key: [nr]\n  columns: [{ name: id, type: bigint }]\n'
    expect(await ask('POST', '', { yaml })).toMatchObject({
      status: 400,
      json: { field: 'yaml', detail: 'Line 5: target.key[0]: There is no column nr in target.columns.' },
    })
    expect(await ask('POST', '', { yaml, declaration: orders })).toMatchObject({ status: 400 })
    expect(await ask('POST', '', {})).toMatchObject({ status: 400 })
    expect(await readdir(folder)).toEqual([])
  })

  it('have a name and a table that no other has, whoever is quicker', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => create()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400, 400])
    const other = { ...orders, target: { ...orders.target, table: 'other' } }
    expect(await create(other)).toMatchObject({ status: 409, json: { code: 'conflict' } })
  })

  it('are changed only by who has seen the last change, and keep their name', async () => {
    const { etag } = await create()
    const change = (declaration: Declaration, seen: string) =>
      ask<PipelineDetails>('PUT', '/orders', { declaration }, { 'if-match': seen })
    const first = await change({ ...orders, description: 'First' }, etag)
    expect(first).toMatchObject({ status: 200, json: { description: 'First' } })
    expect(await change({ ...orders, description: 'Second' }, etag)).toMatchObject({ status: 412 })
    expect(await change({ ...orders, name: 'others' }, first.etag)).toMatchObject({
      status: 400,
      json: { field: 'declaration.name' },
    })
    expect(await ask<PipelineDetails>('GET', '/orders')).toMatchObject({
      json: { description: 'First' },
      etag: first.etag,
    })
    expect((await change(orders, '*')).status).toBe(200)
  })

  it('that come with the lakehouse are nobody’s to change or delete', async () => {
    const { declaration } = (await ask<PipelineDetails>('GET', '/sales')).json
    expect(declaration?.name).toBe('sales')
    expect(await ask('PUT', '/sales', { declaration })).toMatchObject({ status: 409 })
    expect(await ask('DELETE', '/sales')).toMatchObject({ status: 409 })
    expect(await create({ ...declaration, target: { ...declaration?.target, table: 'mine' } })).toMatchObject({
      status: 409,
    })
  })

  it('go with their file, and say what stays', async () => {
    await create()
    const deleted = await ask<{ stays: string[] }>('DELETE', '/orders')
    expect(deleted.json.stays).toContain('the table iceberg.lakehouse.orders with its rows')
    expect(await readdir(folder)).toEqual([])
    expect(await ask('DELETE', '/orders')).toMatchObject({ status: 404 })
  })

  it('are written to the audit log as they were and as they are', async () => {
    await create()
    await ask('PUT', '/orders', { declaration: { ...orders, description: 'Changed' } })
    await ask('DELETE', '/orders')
    const rows = await test.database.auditEvent.findMany({
      where: { action: { startsWith: 'pipeline.' } },
      orderBy: { seq: 'asc' },
    })
    expect(rows.map(({ action, target, before, after }) => ({ action, target, before, after }))).toMatchObject([
      { action: 'pipeline.create', target: 'orders', before: null, after: orders },
      { action: 'pipeline.update', target: 'orders', before: orders, after: { ...orders, description: 'Changed' } },
      { action: 'pipeline.delete', target: 'orders', before: { ...orders, description: 'Changed' } },
    ])
  })

  it('are checked as drafts as often as someone types, without a trace', async () => {
    await create()
    const check = (body: object) => ask<ValidatedPipeline>('POST', '/validate', body)
    const fieldsOf = ({ json }: { json: ValidatedPipeline }) => json.faults.map(({ path: field }) => field)
    expect(fieldsOf(await check({ declaration: {} }))).toEqual(['name', 'source', 'target'])
    expect(fieldsOf(await check({ declaration: orders }))).toEqual(['name', 'target.table'])
    expect((await check({ declaration: orders, replaces: 'orders' })).json).toMatchObject({
      faults: [],
      declaration: orders,
      yaml: expect.stringContaining('name: orders'),
    })
    expect(fieldsOf(await check({ yaml: '' }))).toEqual([''])
    expect(await test.database.auditEvent.count({ where: { action: { startsWith: 'pipeline.' } } })).toBe(1)
  })
})

describe('uploads', () => {
  let test: TestDatabase
  let cookie: string

  beforeAll(async () => {
    test = await openTestDatabase()
    cookie = await signInAs((await addPerson(test, 'operator')).email)
  })
  afterAll(() => test.close())

  it('are named by their whole key below uploads/, whatever is in it', async () => {
    const name = encodeURIComponent('may/Müller #1 50%?/confirm')
    const confirmed = await call(`/ingestion/uploads/${name}/confirm`, { method: 'POST', body: {}, cookie })
    const read = await call(`/ingestion/uploads/${name}`, { cookie })
    // S3 is away, so both came as far as looking for the file.
    for (const response of [confirmed, read]) expect(await response.json()).toMatchObject({ upstream: 's3' })
    const [audited] = await test.database.auditEvent.findMany({ where: { action: 'upload.confirm' } })
    expect(audited?.target).toBe('may/Müller #1 50%?/confirm')
    expect((await call(`/ingestion/uploads/${name}/confirm`, { cookie })).status).toBe(405)
  })

  it('are named by nothing that leaves their folder', async () => {
    for (const name of ['../raw/sales/a.csv', 'a/../../raw', './a', '/a', 'a/']) {
      const response = await call(`/ingestion/uploads/${encodeURIComponent(name)}`, { method: 'DELETE', cookie })
      expect([name, response.status, await response.json()]).toMatchObject([name, 400, { field: 'name' }])
    }
  })
})
