import { AppError } from '@/lib/errors'
import { exchange } from './transport'

/**
 * One request to Trino.
 *
 * @returns what it answered with one of the statuses that are expected.
 * @throws {AppError} `upstream_unavailable` or `upstream_error` of `trino`.
 */
export async function ask(input: Parameters<typeof exchange>[0], expected: readonly number[] = [200]): Promise<string> {
  const { status, text } = await exchange(input).catch((cause: unknown) => {
    throw new AppError('upstream_unavailable', { upstream: 'trino', detail: 'Trino cannot be reached.', cause })
  })
  if (expected.includes(status)) return text
  if (status === 503) {
    throw new AppError('upstream_unavailable', { upstream: 'trino', detail: 'Trino is still starting.' })
  }
  throw new AppError('upstream_error', {
    upstream: 'trino',
    detail: `Trino refused the request with HTTP ${status}.`,
    cause: new Error(text.slice(0, 2_000)),
  })
}
