import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { S3ServiceException } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { AppError } from '@/lib/errors'
import { getClient } from './client'

export interface UploadedObject {
  sizeBytes: number
  etag: string
}

/**
 * Writes an object from a stream, in parts when it is large; what was there is replaced. An upload that ends early leaves nothing.
 *
 * @throws {AppError} `upstream_unavailable` or `upstream_error` of `s3`.
 */
export async function uploadObject(input: {
  bucket: string
  key: string
  contentType: string
  body: ReadableStream<Uint8Array> | null
  signal: AbortSignal
}): Promise<UploadedObject> {
  let sizeBytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.byteLength
      done(null, chunk)
    },
  })
  const upload = new Upload({
    client: getClient(),
    params: { Bucket: input.bucket, Key: input.key, Body: counted, ContentType: input.contentType },
  })
  const abort = () => void upload.abort()
  input.signal.addEventListener('abort', abort, { once: true })
  try {
    const [result] = await Promise.all([
      upload.done(),
      pipeline(Readable.from(input.body ?? []), counted, { signal: input.signal }).catch(async (error: unknown) => {
        await upload.abort()
        throw error
      }),
    ])
    return { sizeBytes, etag: (result.ETag ?? '').replaceAll('"', '') }
  } catch (cause) {
    if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode !== 503) {
      throw new AppError('upstream_error', {
        upstream: 's3',
        detail: `The object store refused the upload (${cause.name}).`,
        cause,
      })
    }
    throw new AppError('upstream_unavailable', {
      upstream: 's3',
      detail: 'The upload did not reach the object store; nothing was written.',
      cause,
    })
  } finally {
    input.signal.removeEventListener('abort', abort)
  }
}
