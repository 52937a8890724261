import { z } from 'zod'
import { instantSchema, pageSchema } from './base'

export const operationStates = ['running', 'succeeded', 'failed', 'interrupted'] as const

export const operationStepSchema = z.object({
  name: z.string(),
  state: z.enum(['pending', 'running', 'succeeded', 'failed', 'skipped']),
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
})

export type OperationStep = z.infer<typeof operationStepSchema>

export const operationErrorSchema = z.object({ code: z.string(), title: z.string(), detail: z.string().nullable() })

/** Work that goes on after the request that asked for it. `interrupted`: the console stopped in its middle. */
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
    createdAt: instantSchema,
    updatedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Operation' })

export type Operation = z.infer<typeof operationSchema>

export const operationPageSchema = pageSchema(operationSchema).meta({ id: 'OperationPage' })

export const operationQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(500).optional(),
  state: z.enum(operationStates).optional(),
  target: z.string().min(1).max(500).optional(),
})
