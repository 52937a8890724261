import { z } from 'zod'
import { liveSchema } from './base'

const pathSchema = z
  .string()
  .max(1_000)
  .regex(/^\/[^?#]+\/events$/, 'Not the path of a stream')

export const liveEventsQuerySchema = z.strictObject({
  /** The paths of the streams within the API, such as `/services/events`; several times for several. */
  of: z.union([pathSchema, z.array(pathSchema).min(1).max(20)]),
})

export const liveEventSchema = z
  .object({
    /** The path of the stream. */
    of: z.string(),
    value: liveSchema(z.unknown()),
  })
  .meta({ id: 'LiveEvent' })
