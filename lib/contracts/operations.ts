import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'
import { operationStates } from './operation-states'

export const operationProgressSchema = z.object({
  done: z.number().nonnegative(),
  total: z.number().positive(),
  /** What is counted, in the plural: `rows`. */
  unit: z.string(),
})

export type OperationProgress = z.infer<typeof operationProgressSchema>

export const operationStepSchema = z.object({
  name: z.string(),
  state: z.enum(['pending', 'running', 'succeeded', 'failed', 'cancelled', 'skipped']),
  /** When it was first begun. */
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  /** How often it was begun: more than once where a console went on with what another had left. */
  attempts: z.int(),
  /** How far it is, where it can tell. */
  progress: z.union([operationProgressSchema, z.null()]),
  /** What it does just now, or how it ended, in words. */
  message: z.string().nullable(),
  /** What is left when it is cancelled half-way; null where it cannot be. */
  onCancel: z.string().nullable(),
})

export type OperationStep = z.infer<typeof operationStepSchema>

export const operationErrorSchema = z.object({ code: z.string(), title: z.string(), detail: z.string().nullable() })

/**
 * Work that goes on after the request that asked for it. A console that stops in its middle goes on when it is back; `interrupted` is what
 * it could not go on with.
 */
export const operationSchema = z
  .object({
    id: z.string(),
    /** What is done, as the audit log names it: `service.restart`. */
    kind: z.string(),
    /** What it is done to. */
    target: z.string(),
    /** The id of who asked. */
    actor: z.string(),
    actorName: z.string(),
    state: z.enum(operationStates),
    steps: z.array(operationStepSchema),
    error: operationErrorSchema.nullable(),
    /** Whether it can be cancelled now, which depends on the step that is under way. */
    isCancellable: z.boolean(),
    /** When someone asked for its end, and the name of who did. */
    cancelRequestedAt: instantSchema.nullable(),
    cancelledBy: z.string().nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Operation' })

export type Operation = z.infer<typeof operationSchema>

export const operationPageSchema = pageSchema(operationSchema).meta({ id: 'OperationPage' })

export const operationParamsSchema = z.strictObject({ id: z.string().min(1).max(100) })

const nameSchema = z.string().min(1).max(500)

export const operationQuerySchema = pageQuerySchema.extend({
  state: z.enum(operationStates).optional(),
  /** Exactly this kind: `service.restart`. */
  kind: nameSchema.optional(),
  target: nameSchema.optional(),
  /** The id of who asked. */
  actor: nameSchema.optional(),
  /** Asked for at this instant or later. */
  from: z.iso.datetime().optional(),
  /** Asked for before this instant. */
  to: z.iso.datetime().optional(),
})

export type OperationQuery = z.infer<typeof operationQuerySchema>
