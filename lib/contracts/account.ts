import { z } from 'zod'
import { instantSchema } from './base'
import { newPasswordLength } from './password'
import { roles } from './role'

/** Who is asking: the person behind a browser's session, a program with a token of theirs, or the CLI on the host. */
export const viewerSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['person', 'token', 'cli']),
    name: z.string(),
    email: z.string().nullable(),
    /** What they may do; of a token, the lesser of its scope and its owner's role. */
    role: z.enum(roles),
    mustChangePassword: z.boolean(),
    twoFactorEnabled: z.boolean(),
  })
  .meta({ id: 'Viewer' })

export type Viewer = z.infer<typeof viewerSchema>

export const signInSchema = z
  .strictObject({ email: z.email().max(254), password: z.string().min(1).max(128) })
  .meta({ id: 'SignIn', example: { email: 'admin@lakehouse.local', password: '…' } })

export type SignIn = z.infer<typeof signInSchema>

/** Signed in, or half so: someone with a second factor has no session before they give a code of it. */
export const signInAnswerSchema = z
  .discriminatedUnion('secondFactor', [
    z.object({ ...viewerSchema.shape, secondFactor: z.literal(false) }),
    z.object({ secondFactor: z.literal(true) }),
  ])
  .meta({ id: 'SignInAnswer' })

export type SignInAnswer = z.infer<typeof signInAnswerSchema>

export const changePasswordSchema = z
  .strictObject({
    currentPassword: z.string().min(1).max(128),
    newPassword: z.string().min(newPasswordLength, `Use at least ${newPasswordLength} characters`).max(128),
  })
  .meta({ id: 'ChangePassword' })

export type ChangePassword = z.infer<typeof changePasswordSchema>

export const accountSessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: instantSchema,
    /** When it was last renewed; to the day. */
    lastSeenAt: instantSchema,
    expiresAt: instantSchema,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'AccountSession' })

export type AccountSession = z.infer<typeof accountSessionSchema>

export const accountSessionsSchema = z.object({ items: z.array(accountSessionSchema) })
