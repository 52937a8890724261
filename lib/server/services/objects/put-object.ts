import { type UploadedObject, uploadObject } from '@/lib/server/clients/s3'

/** The bucket for what comes in, before it is a table. */
const bucket = 'lakehouse'

/**
 * Streams a file to `s3://lakehouse/<key>`, replacing what was there.
 *
 * @throws {AppError} `upstream_unavailable` or `upstream_error` of `s3`.
 */
export async function putObject(
  key: string,
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): Promise<UploadedObject & { bucket: string; key: string }> {
  const uploaded = await uploadObject({ bucket, key, body, signal, contentType: 'application/octet-stream' })
  return { bucket, key, ...uploaded }
}
