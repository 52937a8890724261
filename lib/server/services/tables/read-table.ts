import type { Snapshot, Table, TableName } from '@/lib/contracts/tables'
import { AppError } from '@/lib/errors'
import { queryRows, quoteIdentifier, quoteLiteral } from '@/lib/server/clients/trino'
import { isMissingTable, missingTable, requirePossibleName } from './missing-table'
import { queryCatalog } from './query-catalog'
import { dataTimeoutMs } from './timeouts'

/**
 * What a table is to a user of Trino: its columns, how many rows it has, and how it came to be.
 *
 * @throws {AppError} `not_found`, or an upstream's code of `trino`.
 */
export async function readTable({ schema, table }: TableName, user: string): Promise<Table> {
  requirePossibleName({ schema, table })
  const from = `iceberg.${quoteIdentifier(schema)}.${quoteIdentifier(table)}`
  const columns = await readColumns(schema, table, user)
  if (columns.length === 0) {
    // The information schema leaves out what cannot be read just now: that there is no such table is for Trino to say.
    await queryCatalog(`describe ${from}`, user).catch((error: unknown) => {
      throw isMissingTable(error) ? missingTable(schema, table) : error
    })
    throw new AppError('upstream_unavailable', {
      upstream: 'trino',
      detail:
        'Trino could not read the columns of this table. Look whether seaweedfs, which holds the catalog, is healthy.',
    })
  }
  const [count, snapshots] = await Promise.all([
    queryRows(`select count(*) from ${from}`, { user, timeoutMs: dataTimeoutMs }),
    readSnapshots(schema, table, user),
  ]).catch((error: unknown) => {
    throw isMissingTable(error) ? missingTable(schema, table) : error
  })
  return { schema, name: table, columns, rowCount: String(count.rows[0]?.[0]), snapshots }
}

async function readColumns(schema: string, table: string, user: string): Promise<Table['columns']> {
  const rows = await queryCatalog(
    `select column_name, data_type, is_nullable from iceberg.information_schema.columns
     where table_schema = ${quoteLiteral(schema)} and table_name = ${quoteLiteral(table)} order by ordinal_position`,
    user,
  )
  return rows.map(([name, type, isNullable]) => ({
    name: String(name),
    type: String(type),
    isNullable: isNullable !== 'NO',
  }))
}

async function readSnapshots(schema: string, table: string, user: string): Promise<Snapshot[]> {
  const rows = await queryCatalog(
    `select snapshot_id, to_iso8601(committed_at at time zone 'UTC'), operation,
       element_at(summary, 'added-records'), element_at(summary, 'deleted-records')
     from iceberg.${quoteIdentifier(schema)}.${quoteIdentifier(`${table}$snapshots`)}
     order by committed_at desc limit 100`,
    user,
  ).catch((error: unknown) => {
    // A view has none.
    if (isMissingTable(error)) return []
    throw error
  })
  return rows.map(([id, committedAt, operation, added, deleted]) => ({
    id: String(id),
    committedAt: String(committedAt),
    operation: String(operation),
    addedRecords: toCount(added),
    deletedRecords: toCount(deleted),
  }))
}

const toCount = (value: unknown) => (typeof value === 'string' ? value : null)
