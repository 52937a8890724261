import { z } from 'zod'
import { roles } from './role'

export const trinoAccountSchema = z
  .object({
    /** The person's user in Trino, in its history too. */
    user: z.string(),
    /** What Trino lets them do. */
    role: z.enum(roles),
    /** Whether Trino takes a password from them directly. */
    hasPassword: z.boolean(),
    /** Where Trino listens. */
    url: z.url(),
  })
  .meta({
    id: 'TrinoAccount',
    example: { user: 'p_3k9x0ab1cd2e', role: 'operator', hasPassword: false, url: 'https://localhost:8083' },
  })

export type TrinoAccount = z.infer<typeof trinoAccountSchema>

export const trinoPasswordSchema = z
  .object({
    user: z.string(),
    /** Shown this once; the console keeps a hash. */
    password: z.string(),
  })
  .meta({ id: 'TrinoPassword', example: { user: 'p_3k9x0ab1cd2e', password: '…' } })

export type TrinoPassword = z.infer<typeof trinoPasswordSchema>
