import { z } from 'zod'
import { liveSchema } from './base'

const pathSchema = z
  .string()
  .max(1_000)
  .regex(/^\/[^?#]+\/events$/, 'Not the path of a stream')

export const liveEventsQuerySchema = z.strictObject({
  of: z
    .union([pathSchema, z.array(pathSchema).min(1).max(20)])
    .describe('The path of a stream within the API, such as `/services/events`; several times for several.')
    .meta({ example: ['/services/events', '/operations/events'] }),
})

export const liveEventSchema = z
  .object({
    of: z.string().describe('The path of the stream.').meta({ example: '/operations/events' }),
    value: liveSchema(z.unknown().meta({ example: [] })).describe('What an event of that stream by itself would say.'),
  })
  .meta({ id: 'LiveEvent', description: 'An event of one of several streams.' })
