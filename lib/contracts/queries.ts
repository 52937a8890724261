import { z } from 'zod'

export const querySchema = z
  .strictObject({
    sql: z
      .string()
      .max(200_000)
      .regex(/\S/, 'Write a statement')
      .describe('One statement; a semicolon at its end is left out.'),
  })
  .meta({ id: 'Query', example: { sql: 'select count(*) from iceberg.lakehouse.sales' } })
