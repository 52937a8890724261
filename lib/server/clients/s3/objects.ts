import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { askStore, getClient } from './client'

export interface StoredObject {
  key: string
  sizeBytes: number
  /** Without its quotes. */
  etag: string
  modifiedAt: Date
}

const plainEtag = (etag: string | undefined) => (etag ?? '').replaceAll('"', '')

/** S3 gives no more than this at once. */
const pageSize = 1_000

/**
 * The objects whose keys begin with a prefix, by key, at most so many; folders' markers are left out.
 *
 * @throws {AppError} an upstream's code of `s3`.
 */
export async function listObjects(
  { bucket, prefix, atMost }: { bucket: string; prefix: string; atMost: number },
  signal?: AbortSignal,
): Promise<{ objects: StoredObject[]; isComplete: boolean }> {
  const objects: StoredObject[] = []
  let continuation: string | undefined
  for (;;) {
    const page = await askStore(
      (abortSignal) =>
        getClient().send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            MaxKeys: pageSize,
            // Keys may hold what XML cannot.
            EncodingType: 'url',
            ContinuationToken: continuation,
          }),
          { abortSignal },
        ),
      signal,
    )
    for (const { Key, Size, ETag, LastModified } of page?.Contents ?? []) {
      if (Key === undefined || LastModified === undefined) continue
      const key = decodeKey(Key)
      if (key.endsWith('/')) continue
      if (objects.length === atMost) return { objects, isComplete: false }
      objects.push({ key, sizeBytes: Size ?? 0, etag: plainEtag(ETag), modifiedAt: LastModified })
    }
    continuation = page?.NextContinuationToken
    if (!page?.IsTruncated || continuation === undefined) return { objects, isComplete: true }
  }
}

/** A key as `EncodingType: 'url'` gives it, where a space is a plus. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return key
  }
}

/** What is known of an object; null where there is none. @throws {AppError} an upstream's code of `s3`. */
export async function findObject(
  { bucket, key }: { bucket: string; key: string },
  signal?: AbortSignal,
): Promise<StoredObject | null> {
  const head = await askStore(
    (abortSignal) => getClient().send(new HeadObjectCommand({ Bucket: bucket, Key: key }), { abortSignal }),
    signal,
  )
  if (!head) return null
  return {
    key,
    sizeBytes: head.ContentLength ?? 0,
    etag: plainEtag(head.ETag),
    modifiedAt: head.LastModified ?? new Date(0),
  }
}

/** The first bytes of an object, at most so many; null where there is none. @throws {AppError} an upstream's code of `s3`. */
export async function readObject(
  { bucket, key, atMostBytes }: { bucket: string; key: string; atMostBytes: number },
  signal?: AbortSignal,
): Promise<Uint8Array | null> {
  return askStore(async (abortSignal) => {
    // A range of an empty object is refused.
    const { Body, ContentLength } = await getClient().send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
      abortSignal,
    })
    if (!Body || ContentLength === 0) return new Uint8Array()
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of Body.transformToWebStream() as unknown as AsyncIterable<Uint8Array>) {
      chunks.push(chunk)
      bytes += chunk.byteLength
      // Leaving early lets the connection go.
      if (bytes >= atMostBytes) break
    }
    return Buffer.concat(chunks).subarray(0, atMostBytes)
  }, signal)
}

/** Writes a small object; what was there is replaced. @throws {AppError} an upstream's code of `s3`. */
export async function writeObject(input: {
  bucket: string
  key: string
  contentType: string
  text: string
}): Promise<void> {
  await askStore((abortSignal) =>
    getClient().send(
      new PutObjectCommand({ Bucket: input.bucket, Key: input.key, Body: input.text, ContentType: input.contentType }),
      { abortSignal },
    ),
  )
}

/** Deletes an object; it is no error where there is none. @throws {AppError} an upstream's code of `s3`. */
export async function deleteObject({ bucket, key }: { bucket: string; key: string }): Promise<void> {
  await askStore((abortSignal) =>
    getClient().send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal }),
  )
}
