import type { KeptPage } from '@/lib/contracts/base'
import {
  type Upload,
  type UploadDetails,
  type UploadProfile,
  type UploadsQuery,
  uploadProposalSchema,
} from '@/lib/contracts/ingestion'
import { operationErrorSchema } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { findObject, listObjects, type StoredObject } from '@/lib/server/clients/s3'
import { quoteLiteral } from '@/lib/server/clients/trino'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { byKey, createSharedPoll, type SharedPoll, toKeptPage } from '@/lib/server/live'
import { checkDraft, readPipelines, type StoredPipeline } from './declarations'
import { addressOf, bucket, latestFiles, queryLedger, textOf } from './ledger'
import { isOf } from './pending-files'
import { readProfile, type StoredProfile } from './profiles'
import { type Attempt, isAutomatic, type KnownOfUpload, type Outcome, toUploadState } from './upload-state'

export const uploadsPrefix = 'uploads/'
/** As the audit log and the list of operations name it. */
export const confirmKind = 'upload.confirm'

const periodMs = 5_000
const mostFiles = 100_000
const profilesAtOnce = 16

/** The files that were put under `uploads/`, the newest first; shared by all who look. */
export function uploadsPoll(): SharedPoll<StoredObject[]> {
  return createSharedPoll({
    key: 'ingestion uploads',
    periodMs,
    load: async (signal) => {
      const [{ objects }, pipelines] = await Promise.all([
        listObjects({ bucket, prefix: uploadsPrefix, atMost: mostFiles }, signal),
        readPipelines(),
      ])
      return objects.filter(({ key }) => !isCorrection(key, pipelines)).sort(byKey(orderOf))
    },
  })
}

/** Corrected rows of an upload's pipeline lie beside it, and are no uploads. */
function isCorrection(key: string, pipelines: readonly StoredPipeline[]): boolean {
  return pipelines.some(({ declaration }) => {
    if (!declaration || !key.startsWith(declaration.source.prefix)) return false
    return /^\.?corrections\//.test(key.slice(declaration.source.prefix.length))
  })
}

/** Greater for what is older. */
const orderOf = ({ modifiedAt, key }: StoredObject) =>
  `${String(Number.MAX_SAFE_INTEGER - modifiedAt.getTime()).padStart(16, '0')} ${key}`

/** Uploads, the newest first. @throws {AppError} `invalid_request` for a foreign cursor, or an upstream's code. */
export async function listUploads({ search, ...query }: UploadsQuery): Promise<KeptPage<Upload>> {
  const { data, ...age } = await uploadsPoll().read()
  const text = search?.toLowerCase()
  const found = text === undefined ? data : (data?.filter(({ key }) => key.toLowerCase().includes(text)) ?? null)
  const { items, ...page } = toKeptPage({ ...age, data: found }, query, { keyOf: orderOf, upstream: 's3' })
  return { ...page, items: (await describeUploads(items)).map(({ upload }) => upload) }
}

/** @throws {AppError} `not_found`, or an upstream's code. */
export async function readUpload(name: string): Promise<UploadDetails> {
  const object = await requireUpload(name)
  const [described] = await describeUploads([object])
  if (!described) throw missingUpload(name)
  return { ...described.upload, profile: described.profile ? toProfile(described.profile) : null }
}

const missingUpload = (name: string) =>
  new AppError('not_found', { detail: `There is no file ${uploadsPrefix}${name} in s3://${bucket}.` })

/** @throws {AppError} `not_found`, or an upstream's code of `s3`. */
export async function requireUpload(name: string): Promise<StoredObject> {
  const object = await findObject({ bucket, key: `${uploadsPrefix}${name}` })
  if (!object) throw missingUpload(name)
  return object
}

interface DescribedUpload {
  upload: Upload
  profile: StoredProfile | null
}

/** The pipeline that reads a file; undefined where none does. */
export function findReader(key: string, pipelines: readonly StoredPipeline[]): StoredPipeline | undefined {
  return pipelines.find(({ declaration, faults }) => declaration && faults.length === 0 && isOf(declaration, key))
}

/** Why a proposal cannot be confirmed as it is; null where it can. */
function findObstacle(proposal: unknown, pipelines: readonly StoredPipeline[]): string | null {
  const { declaration, faults } = checkDraft({ declaration: proposal }, pipelines)
  const [fault] = faults
  if (fault) return `${fault.path}: ${fault.message}`
  const name = declaration?.name
  return pipelines.some((pipeline) => pipeline.name === name) ? `There is a pipeline ${name} already` : null
}

async function describeUploads(objects: readonly StoredObject[]): Promise<DescribedUpload[]> {
  if (objects.length === 0) return []
  const keys = objects.map(({ key }) => key)
  const [pipelines, profiles, read, attempts] = await Promise.all([
    readPipelines(),
    readProfiles(objects),
    readOutcomes(keys),
    readAttempts(keys),
  ])
  return objects.map((object, index) => {
    const profile = profiles[index] ?? null
    const reader = findReader(object.key, pipelines)
    const outcome = reader && read.get(`${reader.name} ${object.key}`)
    const upload = toUpload(object, {
      profile,
      reader,
      outcome: outcome?.etag === object.etag ? outcome : undefined,
      attempt: attempts.get(`${object.key} ${object.etag}`),
      obstacle: profile?.status === 'proposed' ? findObstacle(profile.proposal, pipelines) : null,
    })
    return { upload, profile }
  })
}

function toUpload(
  { key, sizeBytes, etag, modifiedAt }: StoredObject,
  known: KnownOfUpload & { reader: StoredPipeline | undefined; profile: StoredProfile | null },
): Upload {
  const { profile, reader, attempt } = known
  const proposal = uploadProposalSchema.safeParse(profile?.proposal).data
  return {
    name: key.slice(uploadsPrefix.length),
    key,
    sizeBytes,
    etag,
    modifiedAt: modifiedAt.toISOString(),
    ...toUploadState(key, known),
    isAutomatic: isAutomatic(key),
    format: profile?.format ?? null,
    rows: profile?.status === 'proposed' ? profile.rows : null,
    columnCount: profile?.status === 'proposed' ? profile.columns.length : null,
    pipeline: reader?.name ?? proposal?.name ?? null,
    table: reader?.declaration?.target.table ?? proposal?.target.table ?? null,
    operationId: attempt?.state === 'running' ? attempt.id : null,
  }
}

async function readProfiles(objects: readonly StoredObject[]): Promise<(StoredProfile | null)[]> {
  const profiles: (StoredProfile | null)[] = []
  for (let index = 0; index < objects.length; index += profilesAtOnce) {
    profiles.push(...(await Promise.all(objects.slice(index, index + profilesAtOnce).map((each) => readProfile(each)))))
  }
  return profiles
}

/** What became of files, by pipeline and key. */
async function readOutcomes(keys: readonly string[]): Promise<Map<string, Outcome>> {
  const rows = await queryLedger(
    `select pipeline, substr(file, ${addressOf('').length + 1}), status, reason, etag from ${latestFiles(null)}
     where file in (${keys.map((key) => quoteLiteral(addressOf(key))).join(', ')})`,
    env.TRINO_USER,
  )
  return new Map(
    rows.map(([pipeline, key, status, reason, etag]) => [
      `${pipeline} ${key}`,
      { status: String(status), reason: textOf(reason), etag: textOf(etag) },
    ]),
  )
}

/** The last time that someone had a table made of these files, by key and version. */
async function readAttempts(keys: readonly string[]): Promise<Map<string, Attempt>> {
  const rows = await getDatabase().operation.findMany({
    where: { kind: confirmKind, target: { in: [...keys] } },
    select: { id: true, target: true, state: true, error: true, input: true },
    orderBy: { createdAt: 'asc' },
  })
  return new Map(
    rows.map(({ id, target, state, error, input }) => [
      `${target} ${String((input as { etag?: unknown }).etag)}`,
      { id, state, error: operationErrorSchema.safeParse(error).data ?? null },
    ]),
  )
}

function toProfile(stored: StoredProfile): UploadProfile | null {
  const { format } = stored
  if (stored.status === 'refused' || !format) return null
  const { rows, badRows, delimiter, quote, encoding, candidateKeys, firstRows, notes, profiledAt } = stored
  return {
    ...{ rows, badRows, format, delimiter, quote, encoding, candidateKeys, firstRows, notes, profiledAt },
    hasHeader: stored.header ?? true,
    columns: toColumns(stored),
    proposal: uploadProposalSchema.safeParse(stored.proposal).data ?? null,
  }
}

export function toColumns({ columns }: StoredProfile): UploadProfile['columns'] {
  return columns.map(({ candidateKey, distinctIsExact, nulls, distinct, ...column }) => ({
    ...column,
    nulls: nulls ?? null,
    distinct: distinct ?? null,
    isDistinctExact: distinctIsExact,
    isCandidateKey: candidateKey,
  }))
}
