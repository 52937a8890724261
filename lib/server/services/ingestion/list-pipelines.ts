import type { KeptPage, Live } from '@/lib/contracts/base'
import type { Pipeline, PipelineDetails, PipelinesQuery } from '@/lib/contracts/ingestion'
import type { Dag } from '@/lib/contracts/pipelines'
import type { Upstream } from '@/lib/errors'
import { createSharedPoll, type SharedPoll, toKeptPage } from '@/lib/server/live'
import { dagsPoll } from '@/lib/server/services/pipelines'
import { readPipelines, requirePipeline, type StoredPipeline } from './declarations'
import { type LedgerTotals, ledgerPoll, toRows } from './ledger'
import { type SeenFiles, seenFilesPoll } from './pending-files'
import { readSoon } from './read-soon'

const periodMs = 5_000

/** Every pipeline with how it fares, shared by all who watch. */
export function pipelinesPoll(): SharedPoll<Pipeline[]> {
  return createSharedPoll({
    key: 'ingestion pipelines',
    periodMs,
    load: async () => {
      const [pipelines, sources] = await Promise.all([readPipelines(), readSources()])
      return pipelines.map((pipeline) => toPipeline(pipeline, sources))
    },
  })
}

/** Has the next who looks see what was just changed. */
export function refreshPipelines(): void {
  seenFilesPoll().refresh()
  pipelinesPoll().refresh()
}

/** Has the next who looks see what was just written to the ledger. */
export function refreshLedger(): void {
  ledgerPoll().refresh()
  refreshPipelines()
}

/** Pipelines by name, as they were last read. */
export async function listPipelines({ search, ...query }: PipelinesQuery): Promise<KeptPage<Pipeline>> {
  const { data, ...age } = await pipelinesPoll().read()
  const text = search?.toLowerCase()
  const wanted = ({ name, table }: Pipeline) => text === undefined || name.includes(text) || table?.includes(text)
  return toKeptPage({ ...age, data: data?.filter(wanted) ?? null }, query, {
    keyOf: ({ name }) => name,
    upstream: 'trino',
  })
}

/** One pipeline with its declaration. @throws {AppError} `not_found`. */
export async function readPipeline(name: string): Promise<PipelineDetails & { version: string }> {
  const [stored, sources] = await Promise.all([requirePipeline(name), readSources()])
  return {
    ...toPipeline(stored, sources),
    declaration: stored.declaration,
    yaml: stored.yaml,
    version: stored.version,
  }
}

interface Sources {
  ledger: Live<ReadonlyMap<string, LedgerTotals>>
  files: Live<ReadonlyMap<string, SeenFiles>>
  dags: Live<Dag[]>
}

/** What each system says, or last said: none of them hides what the others know. */
async function readSources(): Promise<Sources> {
  const [ledger, files, dags] = await Promise.all([
    readSoon(ledgerPoll()),
    readSoon(seenFilesPoll()),
    readSoon(dagsPoll()),
  ])
  return { ledger, files, dags }
}

const nothingRead: LedgerTotals = {
  ingested: 0,
  refused: 0,
  openRejects: 0,
  rows: toRows([]),
  watermark: null,
  versions: new Set(),
}

function toPipeline(stored: StoredPipeline, { ledger, files, dags }: Sources): Pipeline {
  const dagId = `${stored.name}_pipeline`
  const dag = dags.data?.find((each) => each.dagId === dagId)
  const read = ledger.data && (ledger.data.get(stored.name) ?? nothingRead)
  const seen = files.data?.get(stored.name)
  const column = stored.declaration?.target.watermark
  const outdated: Upstream[] = [
    ...(ledger.error ? (['trino'] as const) : []),
    ...(files.error ? (['s3'] as const) : []),
    ...(dags.error ? (['airflow'] as const) : []),
  ]
  return {
    name: stored.name,
    dagId,
    origin: stored.origin,
    faults: stored.faults,
    ...describeDeclaration(stored),
    isPaused: dag?.isPaused ?? null,
    lastRun: dag?.lastRun ?? null,
    watermark: column !== undefined && read?.watermark ? { column, ...read.watermark } : null,
    files: read && seen ? countFiles(read, seen) : null,
    rows: read?.rows ?? null,
    openRejects: read?.openRejects ?? null,
    oldestPendingAt: seen?.pending[0]?.modifiedAt.toISOString() ?? null,
    outdated,
  }
}

function describeDeclaration({ declaration, faults }: StoredPipeline) {
  const usable = faults.length === 0 ? declaration : null
  return {
    description: declaration?.description ?? null,
    schedule: declaration?.schedule ?? null,
    sourcePrefix: usable?.source.prefix ?? null,
    format: usable ? (usable.source.format ?? 'csv') : null,
    table: usable?.target.table ?? null,
  }
}

function countFiles({ ingested, refused }: LedgerTotals, { seen, pending, isComplete }: SeenFiles) {
  return { seen, pending: pending.length, isComplete, ingested, refused }
}
