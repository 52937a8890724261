import { z } from 'zod'
import { emailSchema, instantSchema } from './base'
import { newPasswordLength } from './password'
import { roles } from './role'

export const viewerSchema = z
  .object({
    id: z.string().describe('The person’s id; `cli` for the command line on the host.'),
    kind: z.enum(['person', 'token', 'cli']).describe('A browser’s session, a token, or the command line on the host.'),
    name: z.string().describe('The person’s name; of a token, its owner’s.'),
    email: z.string().nullable().describe('Null for the command line.'),
    role: z.enum(roles).describe('What they may do; of a token, the lesser of its scope and its owner’s role.'),
    mustChangePassword: z.boolean().describe('Until a new password is chosen, nothing else is answered.'),
    twoFactorEnabled: z.boolean().describe('Whether signing in asks for a second factor.'),
  })
  .meta({
    id: 'Viewer',
    description: 'Who is asking: the person behind a browser’s session, a program with a token of theirs, or the CLI.',
    example: {
      id: 'q7Yw2nKcVb0tPz5RmE1sJx8L',
      kind: 'person',
      name: 'Ada Lindqvist',
      email: 'ada@example.org',
      role: 'operator',
      mustChangePassword: false,
      twoFactorEnabled: true,
    },
  })

export type Viewer = z.infer<typeof viewerSchema>

export const signInSchema = z
  .strictObject({
    email: emailSchema.describe('As the person was invited; upper and lower case are the same.'),
    password: z.string().min(1).max(128).describe('The person’s password.'),
  })
  .meta({ id: 'SignIn', example: { email: 'ada@example.org', password: 'correct horse battery staple' } })

export type SignIn = z.infer<typeof signInSchema>

export const signInAnswerSchema = z
  .discriminatedUnion('secondFactor', [
    z.object({ ...viewerSchema.shape, secondFactor: z.literal(false) }),
    z.object({ secondFactor: z.literal(true) }),
  ])
  .meta({
    id: 'SignInAnswer',
    description: 'Signed in, or half so: someone with a second factor has no session before they give a code of it.',
    example: {
      id: 'q7Yw2nKcVb0tPz5RmE1sJx8L',
      kind: 'person',
      name: 'Ada Lindqvist',
      email: 'ada@example.org',
      role: 'operator',
      mustChangePassword: false,
      twoFactorEnabled: false,
      secondFactor: false,
    },
  })

export type SignInAnswer = z.infer<typeof signInAnswerSchema>

export const changePasswordSchema = z
  .strictObject({
    currentPassword: z.string().min(1).max(128).describe('The one in use.'),
    newPassword: z
      .string()
      .min(newPasswordLength, `Use at least ${newPasswordLength} characters`)
      .max(128)
      .describe('The one to use from now on; another than the current one.'),
  })
  .meta({
    id: 'ChangePassword',
    example: { currentPassword: 'correct horse battery staple', newPassword: 'nine purple lanterns drift' },
  })

export type ChangePassword = z.infer<typeof changePasswordSchema>

export const accountSessionSchema = z
  .object({
    id: z.string().describe('By which it is ended.'),
    current: z.boolean().describe('Whether it is the one that asks.'),
    createdAt: instantSchema.describe('When the person signed in.'),
    lastSeenAt: instantSchema.describe('When it was last renewed; to the day.'),
    expiresAt: instantSchema.describe('When it ends by itself.'),
    ipAddress: z.string().nullable().describe('From where the person signed in; null where that is not known.'),
    userAgent: z.string().nullable().describe('What the browser calls itself.'),
  })
  .meta({
    id: 'AccountSession',
    description: 'A browser in which a person is signed in.',
    example: {
      id: 'Zt4kW9bXo2Qm7uHn3cRv6yLs',
      current: true,
      createdAt: '2026-11-20T07:58:12.402Z',
      lastSeenAt: '2026-11-23T06:41:03.117Z',
      expiresAt: '2026-11-30T06:41:03.117Z',
      ipAddress: '203.0.113.24',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    },
  })

export const accountSessionParamsSchema = z.strictObject({
  id: z.string().min(1).max(100).describe('As the list names it.').meta({ example: 'Zt4kW9bXo2Qm7uHn3cRv6yLs' }),
})

export type AccountSession = z.infer<typeof accountSessionSchema>

export const accountSessionsSchema = z.object({ items: z.array(accountSessionSchema) })

export const oidcStartQuerySchema = z.strictObject({
  next: z
    .string()
    .max(2_000)
    .optional()
    .describe('The page to go on to, within the console.')
    .meta({ example: '/pipelines' }),
})

/** The provider's to fill: besides these, it may send what it likes. */
export const oidcCallbackQuerySchema = z.looseObject({
  code: z
    .string()
    .optional()
    .describe('With which the console asks the provider who signed in.')
    .meta({ example: 'SplxlOBeZQQYbYS6WxSbIA' }),
  state: z.string().optional().describe('What the console sent with the browser.').meta({ example: 'af0ifjsldkj' }),
  error: z.string().optional().describe('Why the provider did not let them in.').meta({ example: 'access_denied' }),
})
