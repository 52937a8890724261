import { S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/server/env'

const holder = globalThis as typeof globalThis & { lakehouseS3?: S3Client }

export function getClient(): S3Client {
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

/** For what is small, in milliseconds. */
const timeoutMs = 15_000

/**
 * One short exchange with the object store.
 *
 * @returns null where there is no such object.
 * @throws {AppError} `upstream_unavailable`, `upstream_timeout` or `upstream_error` of `s3`.
 */
export async function askStore<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  caller?: AbortSignal,
): Promise<Answer | null> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    return await ask(caller ? AbortSignal.any([caller, timeout]) : timeout)
  } catch (cause) {
    if (caller?.aborted) throw cause
    if (timeout.aborted) {
      const detail = `The object store did not answer within ${timeoutMs / 1_000} s.`
      throw new AppError('upstream_timeout', { upstream: 's3', detail, cause })
    }
    if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 404) return null
    if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode !== 503) {
      const detail = `The object store refused the request (${cause.name}).`
      throw new AppError('upstream_error', { upstream: 's3', detail, cause })
    }
    const detail = 'The object store cannot be reached. Check that it runs: ./lakehouse status'
    throw new AppError('upstream_unavailable', { upstream: 's3', detail, cause })
  }
}
