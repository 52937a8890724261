import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { setting } from '../integration/settings'
import { call, sql } from './console'
import { execute, follow, pause, prepareKill, unpause, waitUntilBack } from './containers'

export const services = ['airflow-worker', 'airflow-scheduler', 'trino', 'seaweedfs', 'postgres', 'valkey'] as const
export const phases = ['listing', 'reading', 'staging', 'merging', 'recording'] as const
export const kinds = ['SIGKILL', 'pause'] as const

export interface Fault {
  readonly service: (typeof services)[number]
  readonly kind: (typeof kinds)[number]
  /** The phase of a run that it comes in; `recording` is what follows the commit. */
  readonly phase: (typeof phases)[number]
}

export const nameOf = ({ service, kind, phase }: Fault) => `${kind} of ${service} while ${phase}`

/** Those of every test run: each service, both kinds, each phase; those of one group come in one run of the pipeline. */
export const everyTime: readonly (readonly Fault[])[] = [
  [
    { service: 'trino', kind: 'pause', phase: 'listing' },
    { service: 'airflow-scheduler', kind: 'SIGKILL', phase: 'reading' },
    { service: 'valkey', kind: 'SIGKILL', phase: 'staging' },
  ],
  [
    { service: 'postgres', kind: 'pause', phase: 'staging' },
    { service: 'seaweedfs', kind: 'SIGKILL', phase: 'merging' },
  ],
  [{ service: 'airflow-worker', kind: 'SIGKILL', phase: 'recording' }],
]

const project = setting('PROJECT')
const pauseMs = 30_000
const rowCount = 400_000
const newRows = 1_000
/** Of each so many rows one is changed in a round. */
const changedOf = 20
/** They make a listing last: it comes in pages of a thousand. */
const bystanders = 5_000
const backWithinMs = 240_000

interface Round {
  csv: string
  changed: number
  inserted: number
}

interface Inflicted {
  readonly fault: Fault
  /** When, by this machine’s clock, and which task’s log told that it was time. */
  readonly at: number
  readonly log: string
  /** Until the service is well again. */
  readonly recovery: () => Promise<unknown>
}

/** All that can be done before the moment comes. */
async function makeReady(fault: Fault) {
  const { service, kind } = fault
  const kill = kind === 'SIGKILL' ? await prepareKill(project, service) : undefined
  const strike = async (): Promise<Inflicted['recovery']> => {
    const before = await kill?.()
    if (before) return () => waitUntilBack(project, service, { before, timeoutMs: backWithinMs })
    await pause(project, service)
    const ended = sleep(pauseMs).then(() => unpause(project, service))
    return () => ended
  }
  return { fault, strike }
}

/** What a run came to. */
export interface Outcome {
  readonly states: readonly string[]
  /** For each fault: when it came, and the phase that the log says of that moment. */
  readonly hits: readonly { fault: Fault; phase: string; afterMs: number }[]
}

/** A pipeline of this test’s own, and one large file in its folder that is replaced in each round. */
export class FaultyPipeline {
  readonly name = `faults_${randomBytes(4).toString('hex')}`
  readonly dag = `${this.name}_pipeline`
  private readonly folder = `raw/${this.name}/`
  private readonly table = `iceberg.lakehouse.${this.name}`
  private readonly amounts = new Map<number, number>()
  private round = 0
  private readonly s3 = new S3Client({
    endpoint: setting('S3_ENDPOINT'),
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: setting('S3_ACCESS_KEY'), secretAccessKey: setting('S3_SECRET_KEY') },
  })

  /** Declares it, and has the first rows read. */
  async prepare(): Promise<void> {
    const keys = Array.from({ length: bystanders }, (_, at) => `${this.folder}${at}.not-a-csv`)
    const put = async () => {
      for (let key = keys.pop(); key !== undefined; key = keys.pop()) await this.put(key, '')
    }
    await Promise.all(Array.from({ length: 16 }, put))
    const columns = [
      { name: 'order_id', type: 'bigint' },
      { name: 'amount', type: 'decimal(12,2)' },
      { name: 'note', type: 'varchar' },
    ]
    const declaration = {
      name: this.name,
      source: { prefix: this.folder },
      target: { table: this.name, key: ['order_id'], columns },
    }
    const created = await call('POST', '/ingestion/pipelines', { json: { declaration } })
    if (created.status !== 201) throw new Error(`The pipeline was not created: ${JSON.stringify(created.body)}`)
    await this.put(`${this.folder}orders.csv`, this.change().csv)
    await this.settle(new Set())
  }

  async remove(): Promise<void> {
    await call('DELETE', `/ingestion/pipelines/${this.name}`)
    await sql(`DROP TABLE IF EXISTS ${this.table}`)
    for (;;) {
      const { Contents: contents = [] } = await this.s3.send(
        new ListObjectsV2Command({ Bucket: 'lakehouse', Prefix: this.folder }),
      )
      if (contents.length === 0) return
      await Promise.all(
        contents.map(({ Key: key }) => this.s3.send(new DeleteObjectCommand({ Bucket: 'lakehouse', Key: key }))),
      )
    }
  }

  private async put(key: string, body: string): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: 'lakehouse', Key: key, Body: Buffer.from(body) }))
  }

  /** The file of the next round: some rows changed, some new, all others as they were. */
  private change(): Round {
    this.round += 1
    const before = new Map(this.amounts)
    const size = before.size === 0 ? rowCount : before.size + newRows
    for (let id = 1; id <= size; id += 1)
      if (!before.has(id) || id % changedOf === this.round % changedOf)
        this.amounts.set(id, ((id * 31 + this.round * 17) % 900_000) + 1)
    const lines = [...this.amounts].map(
      ([id, cents]) => `${id},${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')},order ${id} of many`,
    )
    const changed = [...before].filter(([id, cents]) => this.amounts.get(id) !== cents).length
    return { csv: ['order_id,amount,note', ...lines, ''].join('\n'), changed, inserted: size - before.size }
  }

  private async runs(): Promise<{ dagRunId: string; state: string }[] | undefined> {
    try {
      const { status, body } = await call('GET', `/dags/${this.dag}/runs?limit=50`)
      return status === 200 ? (body as { items: { dagRunId: string; state: string }[] }).items : undefined
    } catch {
      return undefined
    }
  }

  /** Waits until runs that were not known have ended, and no other goes on. @returns their states. */
  private async settle(known: ReadonlySet<string>, timeoutMs = 420_000): Promise<string[]> {
    const deadline = Date.now() + timeoutMs
    for (;;) {
      const runs = await this.runs()
      const fresh = runs?.filter(({ dagRunId }) => !known.has(dagRunId)) ?? []
      if (fresh.length > 0 && runs?.every(({ state }) => state === 'success' || state === 'failed'))
        return fresh.map(({ state }) => state)
      if (Date.now() > deadline)
        throw new Error(`The runs of ${this.name} have not ended after ${timeoutMs / 1_000} s: ${JSON.stringify(runs)}`)
      await sleep(1_000)
    }
  }

  /** Replaces the file, inflicts the faults on the run that this starts, and looks at all that is left in the end. */
  async suffer(faults: readonly Fault[]): Promise<Outcome> {
    const known = new Set((await this.runs())?.map(({ dagRunId }) => dagRunId))
    const [[before]] = (await sql(`SELECT CAST(max(_ingested_at) AS varchar) FROM ${this.table}`)) as [[string]]
    const round = this.change()
    const inflicted = await this.inflict(faults, round.csv)
    const states = await this.settle(known)
    await this.check(round, String(before))
    return { states, hits: await this.findHits(inflicted) }
  }

  /** Lines of the log of the first run that begins from now on; before them `ready`, and the log’s path. */
  private followNextRun(signal: AbortSignal) {
    const logs = `/opt/airflow/logs/dag_id=${this.dag}`
    const find = `find ${logs} -path '*/task_id=ingest/attempt=1.log' -newer /tmp/${this.name}`
    const wait = `until log=$(${find} | head -1) && [ -n "$log" ]; do sleep 0.1; done`
    const script = `touch /tmp/${this.name}; echo ready; ${wait}; echo "$log"; exec tail -n +1 -f "$log"`
    return follow(project, 'airflow-worker', script, AbortSignal.any([signal, AbortSignal.timeout(240_000)]))
  }

  private async inflict(faults: readonly Fault[], csv: string): Promise<Inflicted[]> {
    const blows = await Promise.all(faults.map(makeReady))
    const inflicted: Inflicted[] = []
    const done = new AbortController()
    let log = ''
    try {
      for await (const line of this.followNextRun(done.signal)) {
        if (line === 'ready') await this.put(`${this.folder}orders.csv`, csv)
        if (line.startsWith('/')) log = line
        const phase = /"event":"Phase: (\w+)"/.exec(line)?.[1]
        for (const { fault, strike } of blows.filter((blow) => blow.fault.phase === phase)) {
          inflicted.push({ fault, log, at: Date.now(), recovery: await strike() })
        }
        if (inflicted.length === faults.length) break
      }
    } finally {
      done.abort()
      const recoveries = await Promise.allSettled(inflicted.map(({ recovery }) => recovery()))
      for (const recovery of recoveries)
        if (recovery.status === 'rejected') process.stdout.write(`${String(recovery.reason)}\n`)
    }
    if (inflicted.length < faults.length) throw new Error(`No run came to ${faults.map(nameOf).join(', ')}`)
    return inflicted
  }

  /** Which phase the log names for the moment of each fault. */
  private async findHits(inflicted: readonly Inflicted[]): Promise<Outcome['hits']> {
    const text = await execute(project, 'airflow-worker', ['cat', inflicted[0]?.log ?? ''])
    const begun = [...text.matchAll(/"timestamp":"([^"]+)"[^\n]*"event":"Phase: (\w+)"/g)].map(([, at, phase]) => ({
      at: Date.parse(at ?? ''),
      phase: phase ?? '',
    }))
    return inflicted.map(({ fault, at }) => {
      const current = begun.findLast((each) => each.at <= at)
      return { fault, phase: current?.phase ?? 'none', afterMs: at - (current?.at ?? 0) }
    })
  }

  /** @throws Error unless each key is there once with the value of the file, and nothing else was touched. */
  private async check({ csv, changed, inserted }: Round, before: string): Promise<void> {
    const reference = new Map<bigint, bigint>()
    for (const line of csv.split('\n').slice(1, -1)) {
      const [id = '', amount = ''] = line.split(',')
      reference.set(BigInt(id), BigInt(amount.replace('.', '')))
    }
    let sum = 0n
    for (const [id, cents] of reference) sum += id * cents
    const [found] = await sql(
      `SELECT count(*), count(DISTINCT order_id), sum(order_id * CAST(amount * 100 AS bigint)),
         count_if(_ingested_at > TIMESTAMP '${before}'),
         count_if(_ingested_at > TIMESTAMP '${before}' AND order_id <= ${reference.size - inserted}
           AND order_id % ${changedOf} <> ${this.round % changedOf})
       FROM ${this.table}`,
    )
    const [file] = await sql(
      `SELECT status, rows_read, rows_inserted, rows_updated, rows_unchanged, rows_rejected + rows_superseded, etag
       FROM iceberg.lakehouse.ingested_files WHERE pipeline = '${this.name}' ORDER BY recorded_at DESC LIMIT 1`,
    )
    const open = await sql(
      `SELECT run_id FROM iceberg.lakehouse.ingest_runs WHERE pipeline = '${this.name}'
       GROUP BY run_id HAVING max_by(state, recorded_at) = 'running'`,
    )
    const size = reference.size
    const etag = createHash('md5').update(csv).digest('hex')
    const expected = JSON.stringify({
      table: [size, size, sum, changed + inserted, 0].map(String),
      file: ['ingested', size, inserted, changed, size - changed - inserted, 0, etag].map(String),
      open: [],
    })
    const actual = JSON.stringify({ table: found?.map(String), file: file?.map(String), open })
    if (actual !== expected) throw new Error(`After round ${this.round}:\n${actual}\nrather than\n${expected}`)
  }
}

/** Inflicts faults until each came in its phase, at most three times: a phase of tenths of a second is easily missed. */
export async function sufferInPhase(pipeline: FaultyPipeline, faults: readonly Fault[]): Promise<void> {
  const missed = new Set(faults)
  for (let attempt = 1; missed.size > 0; attempt += 1) {
    const startedAt = Date.now()
    const { hits, states } = await pipeline.suffer([...missed])
    for (const { fault, phase, afterMs } of hits) {
      process.stdout.write(`${nameOf(fault)}: came ${afterMs} ms into ${phase}, try ${attempt}\n`)
      if (phase === fault.phase) missed.delete(fault)
    }
    process.stdout.write(`runs: ${states.join(', ')}; ${((Date.now() - startedAt) / 1_000).toFixed(0)} s\n`)
    if (states.includes('failed')) throw new Error(`A run failed for good: ${states.join(', ')}`)
    if (missed.size > 0 && attempt === 3)
      throw new Error(`Three times not within the phase: ${[...missed].map(nameOf).join(', ')}`)
  }
}
