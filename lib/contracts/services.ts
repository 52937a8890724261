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
    /** It does its work once and ends. */
    isOneShot: z.boolean(),
  })
  .meta({ id: 'Service' })

export type Service = z.infer<typeof serviceSchema>
export type ServiceState = Service['state']

export const serviceLogLineSchema = z
  .object({
    /** To the nanosecond, as the engine recorded it. */
    at: z.iso.datetime(),
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
  })
  .meta({ id: 'ServiceLogLine' })

export type ServiceLogLine = z.infer<typeof serviceLogLineSchema>

const tailSchema = z.coerce.number().int().min(1).max(50_000)

export const serviceLogQuerySchema = z.strictObject({
  /** How many lines at most, counted from the end. */
  tail: tailSchema.default(5_000),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
})

export type ServiceLogQuery = z.infer<typeof serviceLogQuerySchema>

export const serviceLogEventsQuerySchema = z.strictObject({
  /** How many earlier lines at most come first. */
  tail: tailSchema.max(5_000).default(1_000),
  /** Only lines after this one; `Last-Event-ID` goes before it. */
  since: z.iso.datetime().optional(),
})
