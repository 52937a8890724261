import type { FilePreview, PreviewQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { findObject, listObjects, readObject, type StoredObject } from '@/lib/server/clients/s3'
import { expand } from './expand'
import { readFirstRows } from './first-rows'
import { bucket } from './ledger'
import { toColumns } from './list-uploads'
import { formatOf } from './pending-files'
import { readProfile } from './profiles'

/** Of a folder; its newest among them. */
const mostFiles = 10_000
/** What is read of a file that was not profiled. */
const readBytes = 256 * 1024

/**
 * The first rows of a file, or of the newest in a folder, and its columns: by its profile, where there is one and nothing else is asked for.
 *
 * @throws {AppError} `not_found`, `invalid_request` where it cannot be read as what it should be, or an upstream's code of `s3`.
 */
export async function previewFile(query: PreviewQuery, signal: AbortSignal): Promise<FilePreview> {
  const object = await findFile(query, signal)
  const { key, sizeBytes } = object
  const about = { key, sizeBytes, modifiedAt: object.modifiedAt.toISOString() }
  const isAsked = query.format !== undefined || query.delimiter !== undefined || query.encoding !== undefined
  const profile = isAsked ? null : await readProfile(object, signal)
  if (profile?.status === 'proposed' && profile.format) {
    const { format, delimiter, quote, encoding, firstRows, candidateKeys } = profile
    return {
      ...about,
      ...{ format, delimiter, quote, encoding, firstRows, candidateKeys },
      hasHeader: profile.header ?? true,
      columns: toColumns(profile),
      isWhole: true,
    }
  }
  const format = query.format ?? formatOf(key) ?? 'csv'
  if (format === 'parquet') {
    throw new AppError('invalid_request', {
      field: 'prefix',
      detail: `${key} is Parquet, and was not profiled: put it under uploads/ to see what it holds.`,
    })
  }
  const content = await readObject({ bucket, key, atMostBytes: readBytes }, signal)
  if (!content) throw missing(query.prefix)
  const text = await expand(key, content)
  const isCut = content.byteLength < sizeBytes || text.isCut
  return {
    ...about,
    ...readFirstRows(text.bytes, { format, delimiter: query.delimiter, encoding: query.encoding, isCut }),
    isWhole: false,
    candidateKeys: [],
  }
}

const missing = (prefix: string) =>
  new AppError('not_found', { detail: `There is no file at s3://${bucket}/${prefix}.` })

async function findFile({ prefix, format }: PreviewQuery, signal: AbortSignal): Promise<StoredObject> {
  if (!prefix.endsWith('/')) {
    const object = await findObject({ bucket, key: prefix }, signal)
    if (!object) throw missing(prefix)
    return object
  }
  const { objects } = await listObjects({ bucket, prefix, atMost: mostFiles }, signal)
  const fitting = objects.filter(({ key }) => {
    const found = formatOf(key)
    return found !== null && (format === undefined || found === format)
  })
  const [first] = fitting
  if (!first) throw missing(prefix)
  return fitting.reduce((newest, object) => (object.modifiedAt > newest.modifiedAt ? object : newest), first)
}
