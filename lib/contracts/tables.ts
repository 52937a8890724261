import { z } from 'zod'
import { instantSchema, int64Schema } from './base'

const nameSchema = z.string().min(1).max(200)

export const tableColumnSchema = z
  .object({ name: z.string(), type: z.string().meta({ example: 'decimal(18,2)' }) })
  .meta({ id: 'TableColumn' })

export type TableColumn = z.infer<typeof tableColumnSchema>

export const schemaSchema = z
  .object({
    name: z.string(),
    tables: z.array(z.object({ name: z.string(), kind: z.enum(['table', 'view']) })),
  })
  .meta({ id: 'Schema' })

export type Schema = z.infer<typeof schemaSchema>

export const schemasSchema = z.object({ items: z.array(schemaSchema) })

export const snapshotSchema = z
  .object({
    id: int64Schema,
    committedAt: instantSchema,
    /** `append`, `overwrite`, `delete` or `replace`. */
    operation: z.string(),
    /** Null where the writer did not say. */
    addedRecords: int64Schema.nullable(),
    deletedRecords: int64Schema.nullable(),
  })
  .meta({ id: 'Snapshot' })

export type Snapshot = z.infer<typeof snapshotSchema>

export const tableParamsSchema = z.strictObject({ schema: nameSchema, table: nameSchema })

export type TableName = z.infer<typeof tableParamsSchema>

export const tableSchema = z
  .object({
    schema: z.string(),
    name: z.string(),
    columns: z.array(tableColumnSchema.extend({ isNullable: z.boolean() })),
    rowCount: int64Schema,
    /** The newest 100, newest first. */
    snapshots: z.array(snapshotSchema),
  })
  .meta({ id: 'Table' })

export type Table = z.infer<typeof tableSchema>

export const tableRowsQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) })

export const tableRowsSchema = z
  .object({
    columns: z.array(tableColumnSchema),
    /** Values in the columns' order; BIGINT and DECIMAL as strings. */
    rows: z.array(z.array(z.unknown())),
  })
  .meta({ id: 'TableRows' })

export type TableRows = z.infer<typeof tableRowsSchema>
