import { z } from 'zod'

/** Six digits of the authenticator, or a backup code. */
const codeSchema = z.string().trim().min(6, 'Enter the six digits, or a backup code').max(20)

const passwordSchema = z.string().min(1).max(128)

export const secondFactorCodeSchema = z
  .strictObject({ code: codeSchema })
  .meta({ id: 'SecondFactorCode', example: { code: '123456' } })

export type SecondFactorCode = z.infer<typeof secondFactorCodeSchema>

export const startTwoFactorSchema = z
  .strictObject({ password: passwordSchema })
  .meta({ id: 'StartTwoFactor', example: { password: '…' } })

export type StartTwoFactor = z.infer<typeof startTwoFactorSchema>

export const proveTwoFactorSchema = z
  .strictObject({ password: passwordSchema, code: codeSchema })
  .meta({ id: 'ProveTwoFactor', example: { password: '…', code: '123456' } })

export type ProveTwoFactor = z.infer<typeof proveTwoFactorSchema>

export const twoFactorSchema = z
  .object({
    enabled: z.boolean(),
    /** How many backup codes are left; null while it is off, or cannot be read since CONSOLE_AUTH_SECRET was replaced. */
    backupCodesLeft: z.int().nullable(),
    /** Whether this person signs in with a password at all: without one there is no second factor here. */
    hasPassword: z.boolean(),
  })
  .meta({ id: 'TwoFactor' })

export type TwoFactor = z.infer<typeof twoFactorSchema>

export const backupCodesSchema = z
  .object({
    /** Each opens one sign-in in place of a code. They are shown this once. */
    backupCodes: z.array(z.string()),
  })
  .meta({ id: 'BackupCodes' })

export const twoFactorStartSchema = z
  .object({
    /** What an authenticator reads, as text or as a code in a picture. */
    uri: z.string().meta({ example: 'otpauth://totp/Lakehouse:admin%40lakehouse.local?secret=…' }),
    /** The same secret in base32, for typing. */
    secret: z.string(),
    backupCodes: backupCodesSchema.shape.backupCodes,
  })
  .meta({ id: 'TwoFactorStart' })

export type TwoFactorStart = z.infer<typeof twoFactorStartSchema>
