import { z } from 'zod'
import { accountSessionSchema } from './account'
import { emailSchema, instantSchema, pageQuerySchema, pageSchema } from './base'
import { newPasswordLength } from './password'
import { roles } from './role'

const roleSchema = z.enum(roles)

export const personSchema = z
  .object({
    id: z.string().describe('By which they are found.'),
    name: z.string().describe('What they are called.'),
    email: z.string().describe('With which they sign in.'),
    role: roleSchema.describe('What they may do.'),
    trinoUser: z.string().describe('Their user in Trino.'),
    twoFactorEnabled: z.boolean().describe('Whether signing in asks them for a second factor.'),
    mustChangePassword: z
      .boolean()
      .describe('They have a password that was given to them, and choose their own at the next sign-in.'),
    createdAt: instantSchema.describe('When they joined.'),
    lastSeenAt: instantSchema
      .nullable()
      .describe('When one of their sessions was last renewed, to the day; null while they have none.'),
    sessionCount: z.int().describe('In how many browsers they are signed in.'),
    tokenCount: z.int().describe('How many tokens of theirs live.'),
  })
  .meta({
    id: 'Person',
    description: 'Someone who may sign in.',
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
  role: roleSchema.optional().describe('Only people of this role.'),
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Part of a name or an email address.')
    .meta({ example: 'ada' }),
})

export type PeopleQuery = z.infer<typeof peopleQuerySchema>

const idSchema = z.string().min(1).max(100)

export const personParamsSchema = z.strictObject({
  id: idSchema.describe('The person’s id.').meta({ example: '0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55' }),
})

export const updatePersonSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).optional().describe('What they are called.'),
    role: roleSchema.optional().describe('What they may do from now on.'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Name what to change: name or role')
  .meta({ id: 'UpdatePerson', minProperties: 1, example: { role: 'operator' } })

export type UpdatePerson = z.infer<typeof updatePersonSchema>

export const temporaryPasswordSchema = z.object({ temporaryPassword: z.string().describe('What to give them.') }).meta({
  id: 'TemporaryPassword',
  description: 'A password that opens the console once: whoever signs in with it chooses another.',
  example: { temporaryPassword: 'kXv7-…' },
})

export const personSessionParamsSchema = personParamsSchema.extend({
  sessionId: idSchema.describe('As the list of their sessions names it.').meta({ example: 'Zt4kW9bXo2Qm7uHn3cRv6yLs' }),
})

export const personSessionsSchema = z.object({ items: z.array(accountSessionSchema) }).meta({ id: 'PersonSessions' })

export const invitationSchema = z
  .object({
    id: z.string().describe('By which it is taken back.'),
    email: z.string().describe('Whom it is for.'),
    role: roleSchema.describe('What they may do once they have joined.'),
    invitedBy: z.string().describe('The name of who invited.'),
    createdAt: instantSchema.describe('When they were invited.'),
    expiresAt: instantSchema.describe('When its link ends.'),
  })
  .meta({
    id: 'Invitation',
    description: 'Someone asked to join, who has not answered yet.',
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
    email: emailSchema.describe('Whom to invite.'),
    role: roleSchema.describe('What they may do once they have joined.'),
    expiresInDays: z.int().min(1).max(30).default(7).describe('Days until the link ends.'),
  })
  .meta({ id: 'CreateInvitation', example: { email: 'grace@example.org', role: 'viewer', expiresInDays: 7 } })

export type CreateInvitation = z.infer<typeof createInvitationSchema>

export const createdInvitationSchema = invitationSchema
  .extend({
    link: z.url().describe('What to send them. It is not kept and cannot be shown again.'),
  })
  .meta({
    id: 'CreatedInvitation',
    description: 'An invitation that was just made, with its link.',
    example: {
      id: '6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c',
      email: 'grace@example.org',
      role: 'viewer',
      invitedBy: 'Ada Lindqvist',
      createdAt: '2026-11-24T09:00:00.000Z',
      expiresAt: '2026-12-01T09:00:00.000Z',
      link: 'https://lakehouse.example.org/invitation#Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb',
    },
  })

export const invitationParamsSchema = z.strictObject({
  id: idSchema.describe('As the list names it.').meta({ example: '6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c' }),
})

const invitationTokenSchema = z
  .string()
  .min(20)
  .max(200)
  .describe('What stands behind `#` in the link.')
  .meta({ example: 'Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb' })

export const readInvitationSchema = z.strictObject({ token: invitationTokenSchema }).meta({ id: 'ReadInvitation' })

export const offeredInvitationSchema = invitationSchema
  .pick({ email: true, role: true, invitedBy: true, expiresAt: true })
  .meta({
    id: 'OfferedInvitation',
    description: 'What is offered to who was invited.',
    example: {
      email: 'grace@example.org',
      role: 'viewer',
      invitedBy: 'Ada Lindqvist',
      expiresAt: '2026-12-01T09:00:00.000Z',
    },
  })

export const acceptInvitationSchema = z
  .strictObject({
    token: invitationTokenSchema,
    name: z.string().trim().min(1).max(100).describe('What you are called.'),
    password: z
      .string()
      .min(newPasswordLength, `Use at least ${newPasswordLength} characters`)
      .max(128)
      .describe('The one to sign in with from now on.'),
  })
  .meta({
    id: 'AcceptInvitation',
    example: {
      token: 'Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb',
      name: 'Grace Moen',
      password: 'nine purple lanterns drift',
    },
  })

export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>
