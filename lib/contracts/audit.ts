import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'

export const auditOutcomes = ['pending', 'succeeded', 'failed', 'refused', 'unknown'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

export const auditEventSchema = z
  .object({
    id: z.string().describe('By which two events are told apart.'),
    at: instantSchema.describe('When it was asked for.'),
    actor: z
      .object({
        id: z.string().describe('A person’s id, `cli` or `anonymous`.'),
        name: z.string().describe('Their name at that time.'),
        kind: z.enum(['person', 'token', 'cli', 'anonymous', 'system']).describe('By what they were let in.'),
        tokenName: z.string().nullable().describe('The token in use, by its name at that time.'),
      })
      .describe('Who asked.'),
    address: z.string().describe('Where the request came from.'),
    action: z.string().describe('What was asked for.'),
    target: z.string().describe('What it was done to.'),
    before: z.unknown().nullable().describe('What was changed, as it was before.'),
    after: z.unknown().nullable().describe('What was changed, as it was after; never a secret.'),
    outcome: z
      .enum(auditOutcomes)
      .describe('`refused`: not even tried. `unknown`: nobody can tell whether it was done.'),
    errorCode: z.string().nullable().describe('Of the problem that was answered.'),
    finishedAt: instantSchema.nullable().describe('When its outcome was known.'),
    requestId: z.string().describe('By which the console’s log finds the request.'),
  })
  .meta({
    id: 'AuditEvent',
    description: 'Who asked for what, what became of it, and what it changed.',
    example: {
      id: '1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e',
      at: '2026-11-24T09:00:00.000Z',
      actor: { id: '0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55', name: 'Ada', kind: 'person', tokenName: null },
      address: '10.0.0.7',
      action: 'person.update',
      target: 'grace@example.org',
      before: { role: 'viewer' },
      after: { role: 'operator' },
      outcome: 'succeeded',
      errorCode: null,
      finishedAt: '2026-11-24T09:00:00.040Z',
      requestId: '5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60',
    },
  })

export type AuditEvent = z.infer<typeof auditEventSchema>

export const auditPageSchema = pageSchema(auditEventSchema).meta({ id: 'AuditPage' })

export const auditFilterSchema = z.strictObject({
  actor: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('A person’s id, `cli` or `anonymous`.')
    .meta({ example: 'cli' }),
  action: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Such as `person.update`; `person.` for all that begins so.')
    .meta({ example: 'person.' }),
  outcome: z.enum(auditOutcomes).optional().describe('Only what became this.'),
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Part of an actor’s name, an action, a target or an address.')
    .meta({ example: 'grace@example.org' }),
  from: instantSchema.optional().describe('The first instant that belongs to it.'),
  to: instantSchema.optional().describe('The first instant that does not any more.'),
})

export type AuditFilter = z.infer<typeof auditFilterSchema>

export const auditQuerySchema = pageQuerySchema.extend(auditFilterSchema.shape)

export type AuditQuery = z.infer<typeof auditQuerySchema>

export const auditExportQuerySchema = auditFilterSchema.extend({
  format: z.enum(['csv', 'ndjson']).default('csv').describe('A table, or lines of JSON.'),
})
