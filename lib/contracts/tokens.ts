import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'
import { tokenScopes } from './role'

const ownerSchema = z.object({ id: z.string(), name: z.string(), email: z.string() })

/** A program's way in, on behalf of its owner. What it is itself is shown once, when it is made. */
export const apiTokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The most it may do; no more than its owner's role allows now. */
    scope: z.enum(tokenScopes),
    /** Its first characters. */
    hint: z.string(),
    owner: ownerSchema,
    createdAt: instantSchema,
    expiresAt: instantSchema,
    /** To the minute. */
    lastUsedAt: instantSchema.nullable(),
    lastUsedAddress: z.string().nullable(),
  })
  .meta({
    id: 'ApiToken',
    example: {
      id: '3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11',
      name: 'nightly export',
      scope: 'read',
      hint: 'lh_Zk3vQ',
      owner: { id: 'b7a1…', name: 'Ada', email: 'ada@example.org' },
      createdAt: '2026-11-23T03:00:00.000Z',
      expiresAt: '2027-02-21T03:00:00.000Z',
      lastUsedAt: '2026-11-24T03:00:00.000Z',
      lastUsedAddress: '10.0.0.7',
    },
  })

export type ApiToken = z.infer<typeof apiTokenSchema>

export const apiTokenPageSchema = pageSchema(apiTokenSchema).meta({ id: 'ApiTokenPage' })

export const apiTokensQuerySchema = pageQuerySchema.extend({
  /** The id of a person; only an admin sees tokens of others. */
  owner: z.string().min(1).max(100).optional(),
})

export type ApiTokensQuery = z.infer<typeof apiTokensQuerySchema>

export const longestTokenLifeDays = 366

export const createApiTokenSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scope: z.enum(tokenScopes),
    /** Days until it ends by itself. */
    expiresInDays: z.int().min(1).max(longestTokenLifeDays).default(90),
  })
  .meta({ id: 'CreateApiToken', example: { name: 'nightly export', scope: 'read', expiresInDays: 90 } })

export type CreateApiToken = z.infer<typeof createApiTokenSchema>

export const createdApiTokenSchema = apiTokenSchema
  .extend({
    /** What the program sends as `Authorization: Bearer …`. It is not kept and cannot be shown again. */
    token: z.string(),
  })
  .meta({ id: 'CreatedApiToken' })

export type CreatedApiToken = z.infer<typeof createdApiTokenSchema>
