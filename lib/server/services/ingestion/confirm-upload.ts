import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Declaration } from '@/lib/contracts/declaration'
import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { createDagRun, fetchDagRun, fetchDags } from '@/lib/server/clients/airflow'
import type { StoredObject } from '@/lib/server/clients/s3'
import { ensureDataset } from '@/lib/server/clients/superset'
import { quoteLiteral } from '@/lib/server/clients/trino'
import { env } from '@/lib/server/env'
import { defineWork, type StepRun, startOperation, type WorkStep } from '@/lib/server/services/operations'
import { changePipelines, readPipelines, requireFaultless, writePipelineFile } from './declarations'
import { addressOf, instantOf, latestFiles, queryLedger, schema } from './ledger'
import { refreshLedger, refreshPipelines } from './list-pipelines'
import { confirmKind, findReader, requireUpload } from './list-uploads'
import { isOf } from './pending-files'
import { readProfile } from './profiles'

interface Actor {
  id: string
  name: string
}

/** Airflow looks for new files of pipelines every half minute or so. */
const knownWithinMs = 180_000
/** After its run has ended, a file that another run took is in the ledger soon. */
const recordedWithinMs = 120_000
/** As long as a run of a pipeline may take. */
const readWithinMs = 6 * 3_600_000
const lookEveryMs = 2_000

const inputSchema = z.strictObject({
  /** Makes the run's id: begun again, it is the same run. */
  id: z.string(),
  key: z.string(),
  etag: z.string(),
  yaml: z.string(),
  name: z.string(),
  table: z.string(),
  actorName: z.string(),
  /** What was refused before this is no answer to it: the pipeline may have been changed since. */
  since: z.iso.datetime(),
})

type Input = z.infer<typeof inputSchema>

const confirmWork = defineWork({
  kind: confirmKind,
  input: inputSchema,
  target: ({ key }) => key,
  // The file goes on being wanted; what was begun is only brought to its end.
  resumeWithinMs: 3_600_000,
  steps: (input): WorkStep[] => [
    { name: `Declare the pipeline ${input.name}`, run: () => declare(input) },
    {
      name: 'Wait until Airflow knows it',
      run: (step) => waitForDag(input, step),
      onCancel: `The pipeline ${input.name} stays, and reads the file by itself. Delete it if that is not wanted.`,
    },
    { name: 'Start a run', run: () => startRun(input) },
    {
      name: 'Wait until the file is read',
      run: (step) => waitForFile(input, step),
      onCancel: 'The run goes on in Airflow.',
    },
    { name: 'Make a dataset in Superset', run: (step) => makeDataset(input, step) },
  ],
})

/**
 * Has a table made of an upload, as it is proposed or as someone has changed that. Where that was begun before and came to no end, the rest
 * is done.
 *
 * @throws {AppError} `not_found`; `conflict` where it is not ready for it, or a pipeline reads it already; `invalid_request` naming what is
 *   wrong with the declaration; an upstream's code.
 */
export async function confirmUpload(
  name: string,
  declaration: Declaration | undefined,
  actor: Actor,
): Promise<Operation> {
  return confirmObject(await requireUpload(name), declaration, actor)
}

/** As {@link confirmUpload}, of an object that is there. */
export async function confirmObject(
  object: StoredObject,
  given: Declaration | undefined,
  actor: Actor,
): Promise<Operation> {
  const { key } = object
  const pipelines = await readPipelines()
  const reader = findReader(key, pipelines)
  if (reader?.declaration) {
    if (given && !isDeepStrictEqual(given, reader.declaration)) {
      throw new AppError('conflict', {
        detail: `The pipeline ${reader.name} reads ${key} already: change that one instead.`,
      })
    }
    // What is there is left as it is, and what an earlier time did not come to is done.
    return begin(object, { declaration: reader.declaration, yaml: reader.yaml }, actor)
  }
  const { declaration, yaml } = requireFaultless({ declaration: given ?? (await readProposal(object)) }, pipelines)
  if (!isOf(declaration, key)) {
    throw new AppError('invalid_request', {
      field: 'declaration.source',
      detail: `It does not read ${key}: let source.prefix be this key, or a folder that it is in.`,
    })
  }
  if (pipelines.some((pipeline) => pipeline.name === declaration.name)) {
    throw new AppError('conflict', { detail: `There is a pipeline ${declaration.name} already: choose another name.` })
  }
  return begin(object, { declaration, yaml }, actor)
}

function begin(
  { key, etag }: StoredObject,
  { declaration, yaml }: { declaration: Declaration; yaml: string },
  actor: Actor,
): Promise<Operation> {
  const input = {
    ...{ id: randomUUID(), key, etag, yaml, name: declaration.name },
    ...{ table: declaration.target.table, actorName: actor.name, since: new Date().toISOString() },
  }
  return startOperation(confirmWork, { input, actor })
}

async function readProposal(object: StoredObject): Promise<unknown> {
  const profile = await readProfile(object)
  if (!profile) {
    throw new AppError('conflict', { detail: `${object.key} is still being profiled: wait, or give a declaration.` })
  }
  if (profile.status === 'proposed') return profile.proposal
  throw new AppError('conflict', {
    detail: `${object.key} cannot become a table: ${profile.reason ?? 'it cannot be read'}`,
  })
}

/** Nothing where it was declared just so before. */
async function declare({ name, yaml }: Input): Promise<void> {
  await changePipelines(async (pipelines) => {
    const known = pipelines.find((pipeline) => pipeline.name === name)
    if (known?.yaml === yaml) return
    if (known) throw new AppError('conflict', { detail: `There is a pipeline ${name} already: choose another name.` })
    requireFaultless({ yaml }, pipelines)
    await writePipelineFile(name, yaml)
  })
  refreshPipelines()
}

const dagIdOf = ({ name }: Input) => `${name}_pipeline`
const runIdOf = ({ id }: Input) => `console__${id}`

async function waitForDag(input: Input, step: StepRun): Promise<void> {
  const untilMs = Date.now() + knownWithinMs
  step.report({ message: 'Airflow reads new pipelines within a minute' })
  for (;;) {
    const dag = (await whileAway(fetchDags(step.signal)))?.find(({ dag_id }) => dag_id === dagIdOf(input))
    if (dag && !dag.has_import_errors) return step.report({ message: null })
    await requireDeclared(input)
    if (Date.now() > untilMs) {
      throw new AppError('upstream_timeout', {
        upstream: 'airflow',
        detail: `Airflow has not made a DAG of ${input.name}.yaml within ${knownWithinMs / 60_000} min. The log of airflow-dag-processor may tell why.`,
      })
    }
    await sleep(lookEveryMs, undefined, { signal: step.signal })
  }
}

async function startRun(input: Input): Promise<void> {
  const note = `Asked for in the console by ${input.actorName}, to make a table of ${input.key}`
  const known = await readOutcome(input)
  // What was refused is not read again by itself.
  const conf = known?.status === 'refused' ? { files: [input.key] } : {}
  await createDagRun(dagIdOf(input), { runId: runIdOf(input), conf, note }).catch((error: unknown) => {
    // It was begun before.
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
  })
}

async function waitForFile(input: Input, step: StepRun): Promise<void> {
  let endedAtMs: number | null = null
  for (;;) {
    // Whichever run read it: a file that arrives starts one by itself.
    const found = await whileAway(readOutcome(input))
    if (found?.status === 'refused' && found.isNew)
      throw new AppError('conflict', { detail: `The file was refused: ${found.reason}` })
    if (found?.status === 'ingested')
      return step.report({ message: `${Number(found.rows).toLocaleString('en')} rows read` })
    await requireDeclared(input)
    const run = await whileAway(fetchDagRun(dagIdOf(input), runIdOf(input), step.signal))
    step.report({ message: run ? `The run is ${run.state}` : 'Airflow does not answer' })
    if (run?.state === 'failed') throw failedRun(input)
    if (run?.state === 'success') endedAtMs ??= Date.now()
    if (endedAtMs !== null && Date.now() - endedAtMs > recordedWithinMs) {
      throw new AppError('conflict', {
        detail: `The run read no file ${input.key}: it may have been changed or deleted.`,
      })
    }
    if (Date.now() - step.begunAt.getTime() > readWithinMs) {
      throw new AppError('upstream_timeout', {
        upstream: 'airflow',
        detail: `${input.key} was not read within ${readWithinMs / 3_600_000} h. ${addressOfRun(input)} tells how far its run is.`,
      })
    }
    await sleep(lookEveryMs, undefined, { signal: step.signal })
  }
}

/** Without its declaration a DAG is gone, and its runs stand still for ever. */
async function requireDeclared({ name }: Input): Promise<void> {
  if ((await readPipelines()).some((pipeline) => pipeline.name === name)) return
  throw new AppError('conflict', { detail: `The pipeline ${name} was deleted meanwhile.` })
}

const addressOfRun = (input: Input) => `${env.CONSOLE_PUBLIC_URL}/pipelines/${dagIdOf(input)}/runs/${runIdOf(input)}`

function failedRun(input: Input): AppError {
  const detail = `The run failed: its log tells why. ${addressOfRun(input)}`
  return new AppError('upstream_error', { upstream: 'airflow', detail })
}

interface ReadOutcome {
  status: string
  reason: string
  rows: string
  /** It was recorded since this was asked for. */
  isNew: boolean
}

async function readOutcome({ name, key, etag, since }: Input): Promise<ReadOutcome | null> {
  const rows = await queryLedger(
    `select status, reason, rows_read, recorded_at > ${instantOf(since)} from ${latestFiles(name)}
     where file = ${quoteLiteral(addressOf(key))} and etag = ${quoteLiteral(etag)} and status in ('ingested', 'refused')`,
    env.TRINO_USER,
  )
  const [row] = rows
  if (!row) return null
  const [status, reason, read, isNew] = row
  return { status: String(status), reason: String(reason ?? ''), rows: String(read ?? 0), isNew: isNew === true }
}

async function makeDataset({ table }: Input, step: StepRun): Promise<void> {
  refreshLedger()
  const id = await ensureDataset({ schema, table }, step.signal).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    const detail = `The table iceberg.${schema}.${table} is there; its dataset is not. ${error.detail ?? ''}`.trim()
    throw new AppError(error.code, { ...(error.upstream ? { upstream: error.upstream } : {}), detail, cause: error })
  })
  step.report({
    message: `The table iceberg.${schema}.${table} is there, and its dataset: ${env.SUPERSET_PUBLIC_URL}/explore/?datasource_type=table&datasource_id=${id}`,
  })
}

/** Nothing while what is waited for is away: it comes back, or the wait ends. */
async function whileAway<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof AppError && error.code.startsWith('upstream_')) return null
    throw error
  })
}
