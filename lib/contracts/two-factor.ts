import { z } from 'zod'

const codeSchema = z
  .string()
  .trim()
  .min(6, 'Enter the six digits, or a backup code')
  .max(20)
  .describe('Six digits of the authenticator, or a backup code.')

const passwordSchema = z.string().min(1).max(128).describe('Your password, as proof that it is you.')

export const secondFactorCodeSchema = z
  .strictObject({ code: codeSchema })
  .meta({ id: 'SecondFactorCode', example: { code: '123456' } })

export type SecondFactorCode = z.infer<typeof secondFactorCodeSchema>

export const startTwoFactorSchema = z
  .strictObject({ password: passwordSchema })
  .meta({ id: 'StartTwoFactor', example: { password: 'correct horse battery staple' } })

export type StartTwoFactor = z.infer<typeof startTwoFactorSchema>

export const proveTwoFactorSchema = z
  .strictObject({ password: passwordSchema, code: codeSchema })
  .meta({ id: 'ProveTwoFactor', example: { password: 'correct horse battery staple', code: '123456' } })

export type ProveTwoFactor = z.infer<typeof proveTwoFactorSchema>

export const twoFactorSchema = z
  .object({
    enabled: z.boolean().describe('Whether signing in asks for it.'),
    backupCodesLeft: z
      .int()
      .nullable()
      .describe(
        'How many backup codes are left; null while it is off, or cannot be read since `CONSOLE_AUTH_SECRET` was replaced.',
      ),
    hasPassword: z
      .boolean()
      .describe('Whether this person signs in with a password at all: without one there is no second factor here.'),
  })
  .meta({
    id: 'TwoFactor',
    description: 'A person’s second factor.',
    example: { enabled: true, backupCodesLeft: 9, hasPassword: true },
  })

export type TwoFactor = z.infer<typeof twoFactorSchema>

export const backupCodesSchema = z
  .object({
    backupCodes: z
      .array(z.string())
      .describe('Each opens one sign-in in place of a code. They are shown this once.')
      .meta({ example: ['8Kq2P-x7Wnd', 'tR4mZ-0vYbs'] }),
  })
  .meta({ id: 'BackupCodes' })

export const twoFactorStartSchema = z
  .object({
    uri: z
      .string()
      .describe('What an authenticator reads, as text or as a code in a picture.')
      .meta({ example: 'otpauth://totp/Lakehouse:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Lakehouse' }),
    secret: z.string().describe('The same secret in base32, for typing.').meta({ example: 'JBSWY3DPEHPK3PXP' }),
    backupCodes: backupCodesSchema.shape.backupCodes,
  })
  .meta({ id: 'TwoFactorStart' })

export type TwoFactorStart = z.infer<typeof twoFactorStartSchema>
