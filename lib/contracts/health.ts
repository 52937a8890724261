import { z } from 'zod'

export const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), decides: z.boolean(), detail: z.string().nullable() })),
})

export type Readiness = z.infer<typeof readinessSchema>
