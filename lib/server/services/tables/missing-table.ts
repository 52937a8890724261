import type { TableName } from '@/lib/contracts/tables'
import { AppError } from '@/lib/errors'
import { TrinoStatementError } from '@/lib/server/clients/trino'

const missing = new Set(['TABLE_NOT_FOUND', 'SCHEMA_NOT_FOUND', 'CATALOG_NOT_FOUND', 'INVALID_TABLE_NAME'])

// Someone who may not run anything learns nothing about tables by it, and has to know why.
const nothingAllowed = 'Access Denied: Cannot execute query'

/** Whether Trino failed because there is no such table, or none that its user may know of. */
export function isMissingTable(error: unknown): boolean {
  if (!(error instanceof AppError && error.cause instanceof TrinoStatementError)) return false
  const { errorName, message } = error.cause
  return missing.has(errorName) || (errorName === 'PERMISSION_DENIED' && message !== nothingAllowed)
}

/** What the catalog takes as a name, whatever case it is in. Trino fails on any other rather than find nothing. */
const namePattern = /^[a-z0-9][a-z0-9_-]*$/i

/** @throws {AppError} `not_found` for what cannot be a table's name. */
export function requirePossibleName({ schema, table }: TableName): void {
  if (!namePattern.test(schema) || !namePattern.test(table)) throw missingTable(schema, table)
}

export function missingTable(schema: string, table: string): AppError {
  return new AppError('not_found', { detail: `There is no table ${schema}.${table}.` })
}
