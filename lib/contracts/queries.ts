import { z } from 'zod'

export const querySchema = z
  .strictObject({
    /** One statement; a semicolon at its end is left out. */
    sql: z
      .string()
      .max(200_000)
      .refine((sql) => sql.trim() !== '', 'Write a statement'),
  })
  .meta({ id: 'Query', example: { sql: 'select count(*) from iceberg.lakehouse.sales' } })
