import { prismaAdapter } from 'better-auth/adapters/prisma'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { newPasswordLength } from '@/lib/contracts/password'
import { getDatabase } from '../db'
import { env } from '../env'
import { logger } from '../logger'
import { makeBackupCodes } from './backup-codes'
import { externalSignIn, secondFactorSeconds } from './external-sign-in'

const passwordLength = { min: newPasswordLength, max: 128 } as const

/** Sessions last a week and are renewed by use, at most once a day. */
export const sessionSeconds = 7 * 24 * 3_600

function createAuth() {
  return betterAuth({
    appName: 'Lakehouse',
    baseURL: env.CONSOLE_PUBLIC_URL,
    secret: env.CONSOLE_AUTH_SECRET,
    database: prismaAdapter(getDatabase(), { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      additionalFields: {
        mustChangePassword: { type: 'boolean', required: true, defaultValue: false, input: false },
        role: { type: 'string', required: true, defaultValue: 'viewer', input: false },
        twoFactorEnabled: { type: 'boolean', required: true, defaultValue: false, input: false },
        trinoUser: { type: 'string', required: true, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 3_600 },
    plugins: [
      twoFactor({
        // What an authenticator lists the console under, beside others of its kind.
        issuer: `Lakehouse (${new URL(env.CONSOLE_PUBLIC_URL).hostname})`,
        twoFactorCookieMaxAge: secondFactorSeconds,
        backupCodeOptions: { customBackupCodesGenerate: makeBackupCodes, storeBackupCodes: 'encrypted' },
        // Wrong codes are counted in our own table, before they are looked at, and by address as well.
        accountLockout: { enabled: false },
      }),
      externalSignIn(),
    ],
    advanced: {
      cookiePrefix: 'lakehouse',
      useSecureCookies: env.CONSOLE_PUBLIC_URL.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    // Guesses are counted per account in our own table; better-auth's limiter guards its own routes, which are not served.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => {
        if (level === 'error') logger.error({ source: 'better-auth' }, message)
      },
    },
  })
}

type Auth = ReturnType<typeof createAuth>

const holder = globalThis as typeof globalThis & { lakehouseAuth?: Auth }

/** better-auth as a library: its routes are not mounted, our operations call it. */
export function getAuth(): Auth {
  holder.lakehouseAuth ??= createAuth()
  return holder.lakehouseAuth
}

/** Forgets the instance, so that the next one sees another database; for tests. */
export function resetAuth(): void {
  delete holder.lakehouseAuth
}
