import { z } from 'zod'

/** An instant in ISO 8601, UTC. */
export const instantSchema = z.iso.datetime().meta({ example: '2026-11-23T03:00:00.000Z' })

/** A 64-bit integer as a decimal string, because JSON numbers lose digits beyond 2^53. */
export const int64Schema = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ example: '6071825301983746013' })

export const limitSchema = z.coerce.number().int().min(1).max(500).default(50)

/** What `GET` of a collection takes. */
export const pageQuerySchema = z.strictObject({
  limit: limitSchema,
  cursor: z.string().min(1).max(500).optional(),
})

export type PageQuery = z.infer<typeof pageQuerySchema>

/** What `GET` of a collection answers. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** Why a value is no newer: its source cannot be reached. */
const sourceErrorSchema = z.object({ code: z.string(), title: z.string(), detail: z.string().optional() })

/**
 * What `GET` of a collection answers that is read from another system and kept for a moment: how old it is goes with it. `error` is set
 * while the source cannot be reached; the items are then the last known.
 */
export function keptPageSchema<Item extends z.ZodType>(item: Item) {
  return pageSchema(item).extend({
    /** When the items were read. */
    at: instantSchema,
    /** How often they are read, in milliseconds, while someone looks. */
    periodMs: z.int(),
    error: sourceErrorSchema.nullable(),
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
    data: data.nullable(),
    /** When `data` was read. */
    at: instantSchema.nullable(),
    /** How often it is read. A value older than twice this is stale. */
    periodMs: z.int(),
    error: sourceErrorSchema.nullable(),
  })
}

export interface Live<Data> {
  data: Data | null
  at: string | null
  periodMs: number
  error: { code: string; title: string; detail?: string | undefined } | null
}
