import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Declaration, pipelineNameSchema } from '@/lib/contracts/declaration'
import type { DeclarationFault, Pipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { getDatabase, lock } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { readIfThere, replaceFile } from '@/lib/server/files'
import { checkDeclaration, parseDeclaration, toYaml } from './parse-declaration'

/** Those that come with the lakehouse, beside what runs. */
const builtInDirectory = () => path.join(process.cwd(), 'dags', 'pipelines')
const extension = '.yaml'
/** More than anyone has, and few enough to read at once. */
const mostFiles = 1_000

/** A pipeline as its file is. */
export interface StoredPipeline {
  name: string
  origin: Pipeline['origin']
  yaml: string
  /** Another for each content. */
  version: string
  declaration: Declaration | null
  faults: DeclarationFault[]
}

const versionOf = (yaml: string) => createHash('sha256').update(yaml).digest('base64url').slice(0, 27)

/** Every pipeline, by name. @throws {AppError} `internal` where the folder cannot be read. */
export async function readPipelines(): Promise<StoredPipeline[]> {
  const [builtIn, own] = await Promise.all([
    readDirectory(builtInDirectory(), 'built-in'),
    readDirectory(env.CONSOLE_PIPELINES_DIR, 'own'),
  ])
  const known = new Set(builtIn.map(({ name }) => name))
  const all = [...builtIn, ...own.filter(({ name }) => !known.has(name))]
  return markClashes(all).sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** @throws {AppError} `not_found`. */
export async function requirePipeline(name: string): Promise<StoredPipeline> {
  const found = (await readPipelines()).find((pipeline) => pipeline.name === name)
  if (!found) throw new AppError('not_found', { detail: `There is no pipeline ${name}.` })
  return found
}

/** @throws {AppError} `not_found`, or `conflict` where its declaration has faults. */
export async function requireDeclaration(name: string): Promise<Declaration> {
  const { declaration, faults } = await requirePipeline(name)
  if (declaration && faults.length === 0) return declaration
  throw new AppError('conflict', { detail: `The pipeline ${name} cannot be used. ${inWords(faults[0])}` })
}

/** What is given in a request: the declaration or its file. */
export interface Draft {
  declaration?: unknown
  yaml?: string | undefined
}

/** What is wrong with a draft, by itself and beside the others, and the file that it would be. */
export function checkDraft(
  draft: Draft,
  others: readonly StoredPipeline[],
): { declaration: Declaration | null; faults: DeclarationFault[]; yaml: string | null } {
  const parsed = draft.yaml === undefined ? checkDeclaration(draft.declaration) : parseDeclaration(draft.yaml)
  const { declaration } = parsed
  if (!declaration) return { ...parsed, yaml: null }
  const clash = findClash(declaration, others)
  return { declaration, faults: clash ? [clash] : [], yaml: draft.yaml ?? toYaml(declaration) }
}

/**
 * As {@link checkDraft}, for what is to be written.
 *
 * @throws {AppError} `invalid_request` naming the first fault.
 */
export function requireFaultless(
  draft: Draft,
  others: readonly StoredPipeline[],
): { declaration: Declaration; yaml: string } {
  const { declaration, faults, yaml } = checkDraft(draft, others)
  if (declaration && yaml !== null && faults.length === 0) return { declaration, yaml }
  const [fault] = faults
  const field = draft.yaml === undefined ? ['declaration', fault?.path].filter(Boolean).join('.') : 'yaml'
  throw new AppError('invalid_request', { field, detail: inWords(fault) })
}

function inWords(fault: DeclarationFault | undefined): string {
  if (!fault) return ''
  const line = fault.line === null ? '' : `Line ${fault.line}: `
  return `${line}${fault.path}${fault.path ? ': ' : ''}${fault.message}.`
}

/** One writer at a time, on all consoles: what was looked at is still so when it is written. */
export async function changePipelines<Result>(
  change: (pipelines: StoredPipeline[]) => Promise<Result>,
): Promise<Result> {
  return getDatabase().$transaction(async (transaction) => {
    await lock(transaction, 'pipelines')
    return change(await readPipelines())
  })
}

/** Writes a pipeline's file, as one step; only within {@link changePipelines}. */
export async function writePipelineFile(name: string, yaml: string): Promise<void> {
  // Airflow reads it as another user.
  await orExplain(replaceFile(fileOf(name), yaml, 0o644))
}

/** Removes a pipeline's file; only within {@link changePipelines}. */
export async function removePipelineFile(name: string): Promise<void> {
  await orExplain(rm(fileOf(name), { force: true }))
}

async function orExplain(work: Promise<void>): Promise<void> {
  await work.catch((cause: unknown) => {
    throw new AppError('internal', {
      detail: `${env.CONSOLE_PIPELINES_DIR} cannot be written: the volume pipelines has to be there, and the console’s.`,
      cause,
    })
  })
}

function fileOf(name: string): string {
  return path.join(env.CONSOLE_PIPELINES_DIR, `${pipelineNameSchema.parse(name)}${extension}`)
}

async function readDirectory(directory: string, origin: Pipeline['origin']): Promise<StoredPipeline[]> {
  const entries = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const names = entries
    .filter((entry) => entry.endsWith(extension))
    .map((entry) => entry.slice(0, -extension.length))
    .filter((name) => pipelineNameSchema.safeParse(name).success)
    .sort()
    .slice(0, mostFiles)
  const found = await Promise.all(names.map((name) => readStored(directory, name, origin)))
  return found.filter((pipeline) => pipeline !== null)
}

async function readStored(directory: string, name: string, origin: Pipeline['origin']): Promise<StoredPipeline | null> {
  const yaml = await readIfThere(path.join(directory, `${name}${extension}`))
  if (yaml === undefined) return null
  const { declaration, faults } = parseDeclaration(yaml)
  const isMisnamed = declaration !== null && declaration.name !== name
  return {
    name,
    origin,
    yaml,
    version: versionOf(yaml),
    declaration: isMisnamed ? null : declaration,
    faults: isMisnamed
      ? [{ path: 'name', line: null, message: `Is ${declaration.name}, and its file is ${name}${extension}` }]
      : faults,
  }
}

/** Two pipelines would undo each other's work in one table: the first by origin and name has it. */
function markClashes(pipelines: StoredPipeline[]): StoredPipeline[] {
  return pipelines.map((pipeline, index) => {
    const clash = pipeline.declaration && findClash(pipeline.declaration, pipelines.slice(0, index))
    return clash ? { ...pipeline, faults: [...pipeline.faults, clash] } : pipeline
  })
}

function findClash({ target }: Declaration, others: readonly StoredPipeline[]): DeclarationFault | null {
  const other = others.find(({ declaration }) => declaration?.target.table === target.table)
  if (!other) return null
  const message = `The pipeline ${other.name} writes ${target.table}, and each table has one`
  return { path: 'target.table', line: null, message }
}
