import { AppError } from '@/lib/errors'
import { TrinoStatementError } from '@/lib/server/clients/trino'

const missing = new Set(['TABLE_NOT_FOUND', 'SCHEMA_NOT_FOUND', 'CATALOG_NOT_FOUND', 'INVALID_TABLE_NAME'])

/** Whether Trino failed because there is no such table. */
export function isMissingTable(error: unknown): boolean {
  return error instanceof AppError && error.cause instanceof TrinoStatementError && missing.has(error.cause.errorName)
}

export function missingTable(schema: string, table: string): AppError {
  return new AppError('not_found', { detail: `There is no table ${schema}.${table}.` })
}
