import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'

export const auditOutcomes = ['pending', 'succeeded', 'failed', 'refused', 'unknown'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

/** Who asked for what, what became of it, and what it changed. */
export const auditEventSchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    actor: z.object({
      /** A person's id, `cli` or `anonymous`. */
      id: z.string(),
      name: z.string(),
      kind: z.enum(['person', 'token', 'cli', 'anonymous', 'system']),
      /** The token in use, by its name at that time. */
      tokenName: z.string().nullable(),
    }),
    /** Where the request came from. */
    address: z.string(),
    action: z.string(),
    target: z.string(),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
    /** `refused`: not even tried. `unknown`: nobody can tell whether it was done. */
    outcome: z.enum(auditOutcomes),
    errorCode: z.string().nullable(),
    finishedAt: instantSchema.nullable(),
    requestId: z.string(),
  })
  .meta({
    id: 'AuditEvent',
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
  /** A person's id, `cli` or `anonymous`. */
  actor: z.string().min(1).max(100).optional(),
  /** Such as `person.update`; `person.` for all that begins so. */
  action: z.string().min(1).max(100).optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** Part of an actor's name, an action, a target or an address. */
  search: z.string().trim().min(1).max(200).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})

export type AuditFilter = z.infer<typeof auditFilterSchema>

export const auditQuerySchema = pageQuerySchema.extend(auditFilterSchema.shape)

export type AuditQuery = z.infer<typeof auditQuerySchema>

export const auditExportQuerySchema = auditFilterSchema.extend({ format: z.enum(['csv', 'ndjson']).default('csv') })
