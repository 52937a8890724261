import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { AppError } from '@/lib/errors'

/** A small file may expand to much. */
const mostBytes = 1024 * 1024

/** The beginning of a file's content, decompressed by its name. @throws {AppError} `invalid_request` where it is not compressed so. */
export async function expand(key: string, content: Uint8Array): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const decompress = findDecompression(key)
  if (!decompress) return { bytes: content, isCut: false }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const end = (isCut: boolean) => {
      decompress.destroy()
      resolve({ bytes: Buffer.concat(chunks).subarray(0, mostBytes), isCut })
    }
    decompress.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.byteLength
      if (bytes > mostBytes) end(true)
    })
    decompress.once('end', () => end(false))
    decompress.once('error', (cause) => {
      reject(new AppError('invalid_request', { field: 'prefix', detail: `${key} cannot be decompressed.`, cause }))
    })
    decompress.end(content)
  })
}

/** What was cut off in its middle is no fault: there is its beginning. */
function findDecompression(key: string): Transform | null {
  const { Z_SYNC_FLUSH, ZSTD_e_continue } = zlib.constants
  if (/\.gz$/i.test(key)) return zlib.createGunzip({ finishFlush: Z_SYNC_FLUSH })
  return /\.zst$/i.test(key) ? zlib.createZstdDecompress({ finishFlush: ZSTD_e_continue }) : null
}
