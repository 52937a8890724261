import { AppError } from '@/lib/errors'
import { deleteObject } from '@/lib/server/clients/s3'
import { getDatabase } from '@/lib/server/db'
import { bucket } from './ledger'
import { requireUpload, uploadsPoll } from './list-uploads'
import { profileKeyOf } from './profiles'

/**
 * Deletes an upload with its profile.
 *
 * @returns what it was.
 * @throws {AppError} `not_found`; `conflict` while a table is made of it; an upstream's code of `s3`.
 */
export async function deleteUpload(name: string): Promise<{ key: string; sizeBytes: number; etag: string }> {
  const { key, sizeBytes, etag } = await requireUpload(name)
  const running = await getDatabase().operation.findFirst({ where: { target: key, state: 'running' } })
  if (running) throw new AppError('conflict', { detail: `A table is being made of ${key}: cancel that first.` })
  await deleteObject({ bucket, key })
  await deleteObject({ bucket, key: profileKeyOf(key) })
  uploadsPoll().refresh()
  return { key, sizeBytes, etag }
}
