import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import { AppError } from '@/lib/errors'

/** A small file may expand to much. */
const mostBytes = 1024 * 1024

/** The beginning of a file's content, decompressed by its name. @throws {AppError} `invalid_request` where it is not compressed so. */
export async function expand(
  key: string,
  content: Uint8Array,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const decompress = /\.gz$/i.test(key) ? zlib.createGunzip() : /\.zst$/i.test(key) ? zlib.createZstdDecompress() : null
  if (!decompress) return { bytes: content, isCut: false }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of Readable.from([content], { signal }).pipe(decompress)) {
      chunks.push(chunk as Buffer)
      bytes += (chunk as Buffer).byteLength
      if (bytes >= mostBytes) break
    }
  } catch (cause) {
    // Of what was cut off there is a beginning; of what is no such file there is none.
    if (bytes === 0)
      throw new AppError('invalid_request', { field: 'prefix', detail: `${key} cannot be decompressed.`, cause })
    return { bytes: Buffer.concat(chunks), isCut: true }
  }
  return { bytes: Buffer.concat(chunks).subarray(0, mostBytes), isCut: bytes >= mostBytes }
}
