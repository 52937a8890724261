import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/server/env'

const holder = globalThis as typeof globalThis & { lakehouseS3?: S3Client }

function getClient(): S3Client {
  holder.lakehouseS3 ??= new S3Client({
    endpoint: env.S3_ENDPOINT,
    region: 'us-east-1',
    credentials: { accessKeyId: env.S3_ACCESS_KEY, secretAccessKey: env.S3_SECRET_KEY },
    forcePathStyle: true,
    maxAttempts: 3,
    requestHandler: { requestTimeout: 60_000, connectionTimeout: 5_000 },
  })
  return holder.lakehouseS3
}

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
