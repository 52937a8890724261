import type { Schema } from '@/lib/contracts/tables'
import { queryCatalog } from './query-catalog'

/** The schemas of the catalog by name, each with its tables, as a user of Trino sees them. Throws an upstream's code of `trino`. */
export async function readSchemas(user: string): Promise<Schema[]> {
  const [schemas, tables] = await Promise.all([
    queryCatalog(`select schema_name from iceberg.information_schema.schemata order by 1`, user),
    queryCatalog(
      `select table_schema, table_name, table_type from iceberg.information_schema.tables order by 1, 2`,
      user,
    ),
  ])
  const bySchema = Map.groupBy(tables, ([schema]) => String(schema))
  return schemas
    .map(([name]) => String(name))
    .filter((name) => name !== 'information_schema' && name !== 'system')
    .map((name) => ({
      name,
      tables: (bySchema.get(name) ?? []).map(([, table, type]) => ({
        name: String(table),
        kind: type === 'VIEW' ? 'view' : 'table',
      })),
    }))
}
