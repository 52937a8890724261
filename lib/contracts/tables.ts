import { z } from 'zod'
import { instantSchema, int64Schema } from './base'

const nameSchema = z.string().min(1).max(200)
const typeSchema = z.string().describe('In Trino’s words.').meta({ example: 'decimal(18,2)' })

export const tableColumnSchema = z
  .object({ name: z.string().describe('The column’s name.').meta({ example: 'amount' }), type: typeSchema })
  .meta({ id: 'TableColumn', description: 'A column of a table or of a result.' })

export type TableColumn = z.infer<typeof tableColumnSchema>

export const schemaSchema = z
  .object({
    name: z.string().describe('The schema’s name.').meta({ example: 'lakehouse' }),
    tables: z
      .array(
        z.object({
          name: z.string().describe('The table’s name.').meta({ example: 'sales' }),
          kind: z.enum(['table', 'view']).describe('Whether it holds rows or is a query.'),
        }),
      )
      .describe('By name.'),
  })
  .meta({ id: 'Schema', description: 'A schema of the catalog with its tables.' })

export type Schema = z.infer<typeof schemaSchema>

export const schemasSchema = z.object({ items: z.array(schemaSchema) })

export const snapshotSchema = z
  .object({
    id: int64Schema.describe('Its id in Iceberg.'),
    committedAt: instantSchema.describe('When it was written.'),
    operation: z.string().describe('`append`, `overwrite`, `delete` or `replace`.'),
    addedRecords: int64Schema.nullable().describe('Null where the writer did not say.'),
    deletedRecords: int64Schema.nullable().describe('Null where the writer did not say.'),
  })
  .meta({
    id: 'Snapshot',
    description: 'A state that the table was in.',
    example: {
      id: '6071825301983746013',
      committedAt: '2026-11-23T03:00:09.311Z',
      operation: 'append',
      addedRecords: '1200',
      deletedRecords: '0',
    },
  })

export type Snapshot = z.infer<typeof snapshotSchema>

export const tableParamsSchema = z.strictObject({
  schema: nameSchema.describe('The schema’s name.').meta({ example: 'lakehouse' }),
  table: nameSchema.describe('The table’s name.').meta({ example: 'sales' }),
})

export type TableName = z.infer<typeof tableParamsSchema>

export const tableSchema = z
  .object({
    schema: z.string().describe('The schema it is in.').meta({ example: 'lakehouse' }),
    name: z.string().describe('The table’s name.').meta({ example: 'sales' }),
    columns: z
      .array(tableColumnSchema.extend({ isNullable: z.boolean().describe('Whether a value may be missing.') }))
      .describe('In the table’s order.'),
    rowCount: int64Schema.describe('How many rows it has now.').meta({ example: '48200' }),
    snapshots: z.array(snapshotSchema).describe('The newest 100, newest first.'),
  })
  .meta({ id: 'Table', description: 'A table with its columns and snapshots.' })

export type Table = z.infer<typeof tableSchema>

export const tableRowsQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many rows at most.'),
})

export const tableRowsSchema = z
  .object({
    columns: z.array(tableColumnSchema).describe('In the order of each row’s values.'),
    rows: z.array(z.array(z.unknown())).describe('Values in the columns’ order; BIGINT and DECIMAL as strings.'),
  })
  .meta({
    id: 'TableRows',
    description: 'Rows of a table.',
    example: {
      columns: [
        { name: 'order_id', type: 'bigint' },
        { name: 'customer', type: 'varchar' },
        { name: 'amount', type: 'decimal(18,2)' },
      ],
      rows: [
        ['90071992547409931', 'Nordlys AS', '1249.90'],
        ['90071992547409932', null, '18.00'],
      ],
    },
  })

export type TableRows = z.infer<typeof tableRowsSchema>
