import { z } from 'zod'
import { instantSchema } from './base'

export const serviceStates = ['healthy', 'starting', 'degraded', 'failing', 'stopped', 'unknown'] as const

export const serviceNameSchema = z
  .string()
  .regex(/^[a-z][a-z-]*$/, 'Not the name of a service')
  .max(60)
  .describe('The service’s name in the Compose file.')
  .meta({ example: 'trino' })

export const serviceSchema = z
  .object({
    name: z.string().describe('Its name in the Compose file.'),
    state: z.enum(serviceStates).describe('`unknown` when it cannot be told.'),
    status: z.string().describe('The state in words, as the engine tells it or with what is missing.'),
    image: z.string().nullable().describe('The image it runs; null while there is no container.'),
    startedAt: instantSchema
      .nullable()
      .describe('To the unit in which the engine tells it: seconds at first, later hours, then days.'),
    cpuPercent: z.number().nullable().describe('Of one core: two full cores are 200. Null until it was read twice.'),
    memoryBytes: z.int().nullable().describe('In use; null while it does not run.'),
    memoryLimitBytes: z.int().nullable().describe('The most it may use.'),
    dependents: z.array(z.string()).describe('The services that work less, or not, without it.'),
    isProtected: z.boolean().describe('The console itself stands on it: it is not stopped from here.'),
    url: z.url().nullable().describe('Where a browser finds its own pages; null where it has none.'),
    isOneShot: z.boolean().describe('It does its work once and ends.'),
  })
  .meta({
    id: 'Service',
    description: 'One service of the stack.',
    example: {
      name: 'trino',
      state: 'healthy',
      status: 'Up 14 minutes (healthy)',
      image: 'trinodb/trino:476',
      startedAt: '2026-11-23T02:46:00.000Z',
      cpuPercent: 12.4,
      memoryBytes: 1_503_238_553,
      memoryLimitBytes: 4_294_967_296,
      dependents: ['airflow-worker', 'superset'],
      isProtected: false,
      url: 'https://localhost:8443/',
      isOneShot: false,
    },
  })

export type Service = z.infer<typeof serviceSchema>
export type ServiceState = Service['state']

export const serviceEventKinds = [
  'created',
  'started',
  'healthy',
  'unhealthy',
  'stopped',
  'exited',
  'out_of_memory',
  'paused',
  'resumed',
  'removed',
  'watching',
] as const

export const serviceEventSchema = z
  .object({
    id: z.string().describe('By which two events are told apart.'),
    at: instantSchema.describe('When it happened.'),
    service: z.string().nullable().describe('Null where it is about none.'),
    kind: z
      .enum(serviceEventKinds)
      .describe(
        '`stopped` was asked for, `exited` was not; `watching` is the console’s own: what was before it is not known.',
      ),
    exitCode: z.int().nullable().describe('Of what ended.'),
  })
  .meta({
    id: 'ServiceEvent',
    description: 'What happened to a service.',
    example: {
      id: '4f1c0a9be27d-1795563521120482113-exited',
      at: '2026-11-23T02:58:41.120Z',
      service: 'superset',
      kind: 'exited',
      exitCode: 1,
    },
  })

export type ServiceEvent = z.infer<typeof serviceEventSchema>

export const serviceLogLineSchema = z
  .object({
    at: z.iso.datetime().describe('To the nanosecond, as the engine recorded it.'),
    stream: z.enum(['stdout', 'stderr']).describe('Where the service wrote it.'),
    text: z.string().describe('The line, without its end.'),
  })
  .meta({
    id: 'ServiceLogLine',
    description: 'One line of a service’s log.',
    example: {
      at: '2026-11-23T03:00:00.104882311Z',
      stream: 'stdout',
      text: 'INFO  main  io.trino.server.Server  ======== SERVER STARTED ========',
    },
  })

export type ServiceLogLine = z.infer<typeof serviceLogLineSchema>

/** Up to which line a log was read. */
export const serviceLogPositionSchema = z
  .string()
  .max(200)
  .regex(
    /^out@\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z\+\d{1,9} err@\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z\+\d{1,9}$/,
    'Not the id of an event of this stream',
  )
  // The pattern lets a 99th day pass.
  .refine(
    (id) => [...id.matchAll(/@([^+]*)\+/g)].every(([, at]) => z.iso.datetime().safeParse(at).success),
    'Not the id of an event of this stream',
  )
  .meta({ example: 'out@2026-11-23T03:00:00.104882311Z+1 err@2026-11-23T02:59:58Z+3' })

const tailSchema = z.coerce.number().int().min(1).meta({ example: 200 })

export const serviceLogQuerySchema = z.strictObject({
  tail: tailSchema
    .max(1_000_000)
    .optional()
    .describe('How many lines at most, counted from the end of the log; all when left out.'),
  since: instantSchema.optional().describe('The first instant that belongs to it.'),
  until: instantSchema.optional().describe('The last instant that belongs to it.'),
})

export type ServiceLogQuery = z.infer<typeof serviceLogQuerySchema>

export const serviceLogEventsQuerySchema = z.strictObject({
  tail: tailSchema
    .max(20_000)
    .optional()
    .describe(
      'How many lines at most come first, counted from the end of the log. When left out: 1,000; all from `since` where that is given, and all that were missed where `after` is.',
    ),
  since: instantSchema.optional().describe('Only lines from this instant on.'),
  until: instantSchema.optional().describe('Only lines up to this instant; the stream then says `end`.'),
  after: serviceLogPositionSchema
    .optional()
    .describe('Only lines after those that came with the event of this id; `Last-Event-ID` goes before it.'),
})

export const serviceLogGapSchema = z
  .object({ after: z.iso.datetime().describe('The instant behind which lines may be missing.') })
  .meta({
    id: 'ServiceLogGap',
    description:
      'Lines that may be missing: the one after which reading went on is not in the engine’s log any more, or is further back than `tail`.',
    example: { after: '2026-11-23T03:00:00.104882311Z' },
  })

export type ServiceLogGap = z.infer<typeof serviceLogGapSchema>
