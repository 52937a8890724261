import type { TableName, TableRows } from '@/lib/contracts/tables'
import { queryRows, quoteIdentifier } from '@/lib/server/clients/trino'
import { isMissingTable, missingTable, requirePossibleName } from './missing-table'
import { dataTimeoutMs } from './timeouts'

/**
 * Some rows of a table, those that come first, as a user of Trino sees them.
 *
 * @throws {AppError} `not_found`, or an upstream's code of `trino`.
 */
export async function readTableRows(
  { schema, table }: TableName,
  { user, limit, signal }: { user: string; limit: number; signal?: AbortSignal },
): Promise<TableRows> {
  requirePossibleName({ schema, table })
  try {
    return await queryRows(
      `select * from iceberg.${quoteIdentifier(schema)}.${quoteIdentifier(table)} limit ${Math.trunc(limit)}`,
      { user, timeoutMs: dataTimeoutMs, ...(signal ? { signal } : {}) },
    )
  } catch (error) {
    throw isMissingTable(error) ? missingTable(schema, table) : error
  }
}
