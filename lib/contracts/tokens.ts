import { z } from 'zod'
import { instantSchema, pageQuerySchema, pageSchema } from './base'
import { tokenScopes } from './role'

const ownerSchema = z.object({
  id: z.string().describe('The person’s id.'),
  name: z.string().describe('Their name.'),
  email: z.string().describe('Their email address.'),
})

export const apiTokenSchema = z
  .object({
    id: z.string().describe('By which it is revoked.'),
    name: z.string().describe('What it is for, as its owner said.'),
    scope: z.enum(tokenScopes).describe('The most it may do; no more than its owner’s role allows now.'),
    hint: z.string().describe('Its first characters.'),
    owner: ownerSchema.describe('On whose behalf it acts.'),
    createdAt: instantSchema.describe('When it was made.'),
    expiresAt: instantSchema.describe('When it ends by itself.'),
    lastUsedAt: instantSchema.nullable().describe('To the minute; null while it was never used.'),
    lastUsedAddress: z.string().nullable().describe('From where it was last used.'),
  })
  .meta({
    id: 'ApiToken',
    description: 'A program’s way in, on behalf of its owner. What it is itself is shown once, when it is made.',
    example: {
      id: '3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11',
      name: 'nightly export',
      scope: 'read',
      hint: 'lh_Zk3vQ',
      owner: { id: 'q7Yw2nKcVb0tPz5RmE1sJx8L', name: 'Ada Lindqvist', email: 'ada@example.org' },
      createdAt: '2026-11-23T03:00:00.000Z',
      expiresAt: '2027-02-21T03:00:00.000Z',
      lastUsedAt: '2026-11-24T03:00:00.000Z',
      lastUsedAddress: '10.0.0.7',
    },
  })

export type ApiToken = z.infer<typeof apiTokenSchema>

export const apiTokenPageSchema = pageSchema(apiTokenSchema).meta({ id: 'ApiTokenPage' })

export const apiTokensQuerySchema = pageQuerySchema.extend({
  owner: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('The id of a person; only an admin sees tokens of others.')
    .meta({ example: 'q7Yw2nKcVb0tPz5RmE1sJx8L' }),
})

export type ApiTokensQuery = z.infer<typeof apiTokensQuerySchema>

export const apiTokenParamsSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .describe('As the list names it.')
    .meta({ example: '3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11' }),
})

export const longestTokenLifeDays = 366

export const createApiTokenSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).describe('What it is for.'),
    scope: z.enum(tokenScopes).describe('The most it may do; no more than your own role allows.'),
    expiresInDays: z.int().min(1).max(longestTokenLifeDays).default(90).describe('Days until it ends by itself.'),
  })
  .meta({ id: 'CreateApiToken', example: { name: 'nightly export', scope: 'read', expiresInDays: 90 } })

export type CreateApiToken = z.infer<typeof createApiTokenSchema>

export const createdApiTokenSchema = apiTokenSchema
  .extend({
    token: z
      .string()
      .describe('What the program sends as `Authorization: Bearer …`. It is not kept and cannot be shown again.'),
  })
  .meta({
    id: 'CreatedApiToken',
    description: 'A token that was just made, with what it is itself.',
    example: {
      id: '3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11',
      name: 'nightly export',
      scope: 'read',
      hint: 'lh_Zk3vQ',
      owner: { id: 'q7Yw2nKcVb0tPz5RmE1sJx8L', name: 'Ada Lindqvist', email: 'ada@example.org' },
      createdAt: '2026-11-23T03:00:00.000Z',
      expiresAt: '2027-02-21T03:00:00.000Z',
      lastUsedAt: null,
      lastUsedAddress: null,
      token: 'lh_Zk3vQ…',
    },
  })

export type CreatedApiToken = z.infer<typeof createdApiTokenSchema>
