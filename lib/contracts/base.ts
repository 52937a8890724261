import { z } from 'zod'

/** How many items a page has at most, given in a query. */
export const limitUpTo = (most: number) =>
  z.coerce.number().int().min(1).max(most).default(50).describe('How many items the page has at most.')

/** An instant in ISO 8601, UTC. */
export const instantSchema = z.iso
  .datetime()
  // JavaScript knows a year 0000, and PostgreSQL does not.
  .refine((instant) => !instant.startsWith('0'), 'Not an instant that can be kept')
  .meta({ example: '2026-11-23T03:00:00.000Z' })

/** A 64-bit integer as a decimal string, because JSON numbers lose digits beyond 2^53. */
export const int64Schema = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ example: '6071825301983746013' })

/** As long as mail servers take them: 64 characters before the “@”, 254 in all. */
export const emailSchema = z
  .email()
  .max(254)
  .refine((email) => email.lastIndexOf('@') <= 64, 'At most 64 characters before the “@”')

/** `true` or `false` in a query, where all is text. */
export const flagSchema = z
  .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
  .meta({ type: 'boolean', example: true })

export const limitSchema = limitUpTo(500)

export const cursorSchema = z
  .string()
  .min(1)
  .max(500)
  .describe('`nextCursor` of the page before; the first page when left out.')
  .meta({ example: 'eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9' })

export const nextCursorSchema = z
  .string()
  .nullable()
  .describe('What to send as `cursor` for the next page; null on the last.')
  .meta({ example: null })

/** What `GET` of a collection takes. */
export const pageQuerySchema = z.strictObject({
  limit: limitSchema,
  cursor: cursorSchema.optional(),
})

export type PageQuery = z.infer<typeof pageQuerySchema>

/** What `GET` of a collection answers. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: nextCursorSchema })
}

const sourceErrorSchema = z
  .object({
    code: z.string().describe('As in a problem.'),
    title: z.string().describe('What happened.'),
    detail: z.string().optional().describe('What happened in this case, and what to do.'),
  })
  .nullable()
  .describe('Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.')
  .meta({ example: null })

const periodSchema = z
  .int()
  .describe('How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.')
  .meta({ example: 3_000 })

/**
 * What `GET` of a collection answers that is read from another system and kept for a moment: how old it is goes with it. `error` is set
 * while the source cannot be reached; the items are then the last known.
 */
export function keptPageSchema<Item extends z.ZodType>(item: Item) {
  return pageSchema(item).extend({
    at: instantSchema.describe('When the items were read.'),
    periodMs: periodSchema,
    error: sourceErrorSchema,
  })
}

export interface KeptPage<Item> {
  items: Item[]
  nextCursor: string | null
  at: string
  periodMs: number
  error: Live<Item[]>['error']
}

/** A live value and how old it is. `error` is set while its source cannot be reached: `data` is then the last known. */
export function liveSchema<Data extends z.ZodType>(data: Data) {
  return z.object({
    data: data.nullable().describe('The value as it was last read; null before it was read once.'),
    at: instantSchema.nullable().describe('When `data` was read.'),
    periodMs: periodSchema,
    error: sourceErrorSchema,
  })
}

export interface Live<Data> {
  data: Data | null
  at: string | null
  periodMs: number
  error: { code: string; title: string; detail?: string | undefined } | null
}
