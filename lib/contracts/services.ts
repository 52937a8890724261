import { z } from 'zod'
import { instantSchema } from './base'

export const serviceStates = ['healthy', 'starting', 'degraded', 'failing', 'stopped', 'unknown'] as const

export const serviceNameSchema = z
  .string()
  .regex(/^[a-z][a-z-]*$/, 'Not the name of a service')
  .max(60)

/** One service of the stack. What is used is null while it does not run, and CPU until it was read twice. */
export const serviceSchema = z
  .object({
    name: z.string(),
    state: z.enum(serviceStates),
    /** The state in words, as the engine tells it or with what is missing. */
    status: z.string(),
    image: z.string().nullable(),
    /** To the unit in which the engine tells it: seconds at first, later hours, then days. */
    startedAt: instantSchema.nullable(),
    /** Of one core: two full cores are 200. */
    cpuPercent: z.number().nullable(),
    memoryBytes: z.int().nullable(),
    memoryLimitBytes: z.int().nullable(),
    /** The services that work less, or not, without it. */
    dependents: z.array(z.string()),
    /** What the console itself stands on: it is not stopped from here. */
    isProtected: z.boolean(),
    /** Where a browser finds its own pages; null where it has none. */
    url: z.url().nullable(),
    /** It does its work once and ends. */
    isOneShot: z.boolean(),
  })
  .meta({ id: 'Service' })

export type Service = z.infer<typeof serviceSchema>
export type ServiceState = Service['state']

/** What can happen to a service. `stopped` was asked for, `exited` was not; `watching` is the console's own: before it nothing is known. */
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
    id: z.string(),
    at: instantSchema,
    /** Null where it is about none. */
    service: z.string().nullable(),
    kind: z.enum(serviceEventKinds),
    /** Of what ended. */
    exitCode: z.int().nullable(),
  })
  .meta({ id: 'ServiceEvent' })

export type ServiceEvent = z.infer<typeof serviceEventSchema>

export const serviceLogLineSchema = z
  .object({
    /** To the nanosecond, as the engine recorded it. */
    at: z.iso.datetime(),
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
  })
  .meta({ id: 'ServiceLogLine' })

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

const tailSchema = z.coerce.number().int().min(1)

export const serviceLogQuerySchema = z.strictObject({
  /** How many lines at most, counted from the end of the log; all when left out. */
  tail: tailSchema.max(1_000_000).optional(),
  /** The first instant that belongs to it. */
  since: z.iso.datetime().optional(),
  /** The last instant that belongs to it. */
  until: z.iso.datetime().optional(),
})

export type ServiceLogQuery = z.infer<typeof serviceLogQuerySchema>

export const serviceLogEventsQuerySchema = z.strictObject({
  /**
   * How many lines at most come first, counted from the end of the log. When left out: 1,000; all from `since` where that is given, and
   * all that were missed where `after` is.
   */
  tail: tailSchema.max(20_000).optional(),
  /** Only lines from this instant on. */
  since: z.iso.datetime().optional(),
  /** Only lines up to this instant; the stream then says `end`. */
  until: z.iso.datetime().optional(),
  /** Only lines after those that came with the event of this id; `Last-Event-ID` goes before it. */
  after: serviceLogPositionSchema.optional(),
})

/** Lines that may be missing: the one after which reading went on is not in the engine's log any more, or is further back than `tail`. */
export const serviceLogGapSchema = z.object({ after: z.iso.datetime() }).meta({ id: 'ServiceLogGap' })

export type ServiceLogGap = z.infer<typeof serviceLogGapSchema>
