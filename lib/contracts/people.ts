import { z } from 'zod'
import { accountSessionSchema } from './account'
import { instantSchema, pageQuerySchema, pageSchema } from './base'
import { newPasswordLength } from './password'
import { roles } from './role'

const roleSchema = z.enum(roles)

export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    /** Their user in Trino. */
    trinoUser: z.string(),
    twoFactorEnabled: z.boolean(),
    /** They have a password that was given to them, and choose their own at the next sign-in. */
    mustChangePassword: z.boolean(),
    createdAt: instantSchema,
    /** When one of their sessions was last renewed, to the day; null while they have none. */
    lastSeenAt: instantSchema.nullable(),
    sessionCount: z.int(),
    tokenCount: z.int(),
  })
  .meta({
    id: 'Person',
    example: {
      id: '0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55',
      name: 'Ada',
      email: 'ada@example.org',
      role: 'operator',
      trinoUser: 'p_4k2m9x0q7c1d',
      twoFactorEnabled: true,
      mustChangePassword: false,
      createdAt: '2026-11-01T09:00:00.000Z',
      lastSeenAt: '2026-11-24T08:12:00.000Z',
      sessionCount: 2,
      tokenCount: 1,
    },
  })

export type Person = z.infer<typeof personSchema>

export const personPageSchema = pageSchema(personSchema).meta({ id: 'PersonPage' })

export const peopleQuerySchema = pageQuerySchema.extend({
  role: roleSchema.optional(),
  /** Part of a name or an email address. */
  search: z.string().trim().min(1).max(200).optional(),
})

export type PeopleQuery = z.infer<typeof peopleQuerySchema>

export const personParamsSchema = z.strictObject({ id: z.string().min(1).max(100) })

export const updatePersonSchema = z
  .strictObject({ name: z.string().trim().min(1).max(100).optional(), role: roleSchema.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Name what to change: name or role')
  .meta({ id: 'UpdatePerson', example: { role: 'operator' } })

export type UpdatePerson = z.infer<typeof updatePersonSchema>

/** A password that opens the console once: whoever signs in with it chooses another. */
export const temporaryPasswordSchema = z
  .object({ temporaryPassword: z.string() })
  .meta({ id: 'TemporaryPassword', example: { temporaryPassword: 'kXv7-…' } })

export const personSessionParamsSchema = personParamsSchema.extend({ sessionId: z.string().min(1).max(100) })

export const personSessionsSchema = z.object({ items: z.array(accountSessionSchema) }).meta({ id: 'PersonSessions' })

/** Someone asked to join, who has not answered yet. */
export const invitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: roleSchema,
    /** The name of who invited. */
    invitedBy: z.string(),
    createdAt: instantSchema,
    expiresAt: instantSchema,
  })
  .meta({
    id: 'Invitation',
    example: {
      id: '6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c',
      email: 'grace@example.org',
      role: 'viewer',
      invitedBy: 'Ada',
      createdAt: '2026-11-24T09:00:00.000Z',
      expiresAt: '2026-12-01T09:00:00.000Z',
    },
  })

export type Invitation = z.infer<typeof invitationSchema>

export const invitationPageSchema = pageSchema(invitationSchema).meta({ id: 'InvitationPage' })

export const createInvitationSchema = z
  .strictObject({
    email: z.email().max(254),
    role: roleSchema,
    /** Days until the link ends. */
    expiresInDays: z.int().min(1).max(30).default(7),
  })
  .meta({ id: 'CreateInvitation', example: { email: 'grace@example.org', role: 'viewer', expiresInDays: 7 } })

export type CreateInvitation = z.infer<typeof createInvitationSchema>

export const createdInvitationSchema = invitationSchema
  .extend({
    /** What to send them. It is not kept and cannot be shown again. */
    link: z.url(),
  })
  .meta({ id: 'CreatedInvitation' })

const invitationTokenSchema = z.string().min(20).max(200)

export const readInvitationSchema = z.strictObject({ token: invitationTokenSchema }).meta({ id: 'ReadInvitation' })

export const offeredInvitationSchema = invitationSchema
  .pick({ email: true, role: true, invitedBy: true, expiresAt: true })
  .meta({ id: 'OfferedInvitation' })

export const acceptInvitationSchema = z
  .strictObject({
    token: invitationTokenSchema,
    name: z.string().trim().min(1).max(100),
    password: z.string().min(newPasswordLength, `Use at least ${newPasswordLength} characters`).max(128),
  })
  .meta({ id: 'AcceptInvitation' })

export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>
