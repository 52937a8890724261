import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'
import { operationStates } from './operation-states'

export const operationProgressSchema = z.object({
  done: z.number().nonnegative().describe('How much is done.'),
  total: z.number().positive().describe('How much there is to do.'),
  unit: z.string().describe('What is counted, in the plural: `rows`.'),
})

export type OperationProgress = z.infer<typeof operationProgressSchema>

export const operationStepSchema = z.object({
  name: z.string().describe('What it does.'),
  state: z
    .enum(['pending', 'running', 'succeeded', 'failed', 'cancelled', 'skipped'])
    .describe('How far it is; `skipped` when there was nothing to do.'),
  startedAt: instantSchema.nullable().describe('When it was first begun; null before.'),
  finishedAt: instantSchema.nullable().describe('Null before it has ended.'),
  attempts: z
    .int()
    .describe('How often it was begun: more than once where a console went on with what another had left.'),
  progress: z.union([operationProgressSchema, z.null()]).describe('How far it is, where it can tell.'),
  message: z.string().nullable().describe('What it does just now, or how it ended, in words.'),
  onCancel: z.string().nullable().describe('What is left when it is cancelled half-way; null where it cannot be.'),
})

export type OperationStep = z.infer<typeof operationStepSchema>

export const operationErrorSchema = z.object({
  code: z.string().describe('As in a problem.'),
  title: z.string().describe('What happened.'),
  detail: z.string().nullable().describe('What happened in this case, and what to do.'),
})

export type OperationError = z.infer<typeof operationErrorSchema>

export const operationSchema = z
  .object({
    id: z.string().describe('By which it is found again.'),
    kind: z.string().describe('What is done, as the audit log names it: `service.restart`.'),
    target: z.string().describe('What it is done to.'),
    actor: z.string().describe('The id of who asked.'),
    actorName: z.string().describe('The name of who asked.'),
    state: z
      .enum(operationStates)
      .describe('`interrupted` is what a console that stopped in its middle could not go on with when it was back.'),
    steps: z.array(operationStepSchema).describe('What it does, in order.'),
    error: operationErrorSchema.nullable().describe('Why it failed.'),
    isCancellable: z
      .boolean()
      .describe('Whether it can be cancelled now, which depends on the step that is under way.'),
    cancelRequestedAt: instantSchema.nullable().describe('When someone asked for its end.'),
    cancelledBy: z.string().nullable().describe('The name of who asked for its end.'),
    createdAt: instantSchema.describe('When it was asked for.'),
    updatedAt: instantSchema.describe('When it last came forward.'),
    finishedAt: instantSchema.nullable().describe('Null while it runs.'),
  })
  .meta({
    id: 'Operation',
    description: 'Work that goes on after the request that asked for it.',
    example: {
      id: '5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52',
      kind: 'service.restart',
      target: 'trino',
      actor: 'q7Yw2nKcVb0tPz5RmE1sJx8L',
      actorName: 'Ada Lindqvist',
      state: 'running',
      steps: [
        {
          name: 'Restart trino',
          state: 'succeeded',
          startedAt: '2026-11-23T03:00:00.041Z',
          finishedAt: '2026-11-23T03:00:02.790Z',
          attempts: 1,
          progress: null,
          message: null,
          onCancel: null,
        },
        {
          name: 'Wait until healthy',
          state: 'running',
          startedAt: '2026-11-23T03:00:02.790Z',
          finishedAt: null,
          attempts: 1,
          progress: null,
          message: null,
          onCancel: 'The service goes on starting.',
        },
      ],
      error: null,
      isCancellable: true,
      cancelRequestedAt: null,
      cancelledBy: null,
      createdAt: '2026-11-23T03:00:00.012Z',
      updatedAt: '2026-11-23T03:00:02.790Z',
      finishedAt: null,
    },
  })

export const operationParamsSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .describe('As the answer said that began it.')
    .meta({ example: '5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52' }),
})

export type Operation = z.infer<typeof operationSchema>

export const operationPageSchema = pageSchema(operationSchema).meta({ id: 'OperationPage' })

const nameSchema = z.string().min(1).max(500)

export const operationQuerySchema = pageQuerySchema.extend({
  state: z.enum(operationStates).optional().describe('Only those in this state.'),
  kind: nameSchema.optional().describe('Only those of exactly this kind.').meta({ example: 'service.restart' }),
  target: nameSchema.optional().describe('Only those done to exactly this.').meta({ example: 'trino' }),
  actor: nameSchema.optional().describe('The id of who asked.').meta({ example: 'q7Yw2nKcVb0tPz5RmE1sJx8L' }),
  from: instantSchema.optional().describe('Asked for at this instant or later.'),
  to: instantSchema.optional().describe('Asked for before this instant.'),
})

export type OperationQuery = z.infer<typeof operationQuerySchema>
