import { AppError } from '@/lib/errors'
import { queryRows } from '@/lib/server/clients/trino'

/** Trino asks an object store that is away again and again, for longer than anyone waits for a page. */
const timeoutMs = 15_000

/** Rows of what the catalog answers to a user without reading data. Throws an upstream's code of `trino`. */
export async function queryCatalog(sql: string, user: string): Promise<unknown[][]> {
  try {
    return (await queryRows(sql, { user, timeoutMs })).rows
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'upstream_timeout') throw error
    throw new AppError('upstream_timeout', {
      upstream: 'trino',
      detail: `Trino could not read the catalog within ${timeoutMs / 1_000} s. Look whether seaweedfs, which holds it, is healthy.`,
      cause: error,
    })
  }
}
