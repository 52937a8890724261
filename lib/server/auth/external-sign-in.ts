import { randomBytes } from 'node:crypto'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth/types'
import { z } from 'zod'

/** How long the second step of a sign-in may take. */
export const secondFactorSeconds = 10 * 60

const secondFactorCookie = 'two_factor'

/**
 * What better-auth has no way in for: a session for someone whom an identity provider has named, and a look at who is at the
 * second step. No request reaches these; services call them.
 */
export function externalSignIn() {
  return {
    id: 'external-sign-in',
    endpoints: {
      /** Opens a new session for a person, or their second step where they have a second factor. */
      signInExternally: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (context) => {
          const { internalAdapter, secret } = context.context
          const user = await internalAdapter.findUserById(context.body.userId)
          if (!user) throw new APIError('NOT_FOUND')
          if ((user as typeof user & { twoFactorEnabled?: boolean }).twoFactorEnabled) {
            // The same records and cookie by which the two-factor plugin knows a sign-in that is half done.
            const identifier = `2fa-${randomBytes(15).toString('base64url')}`
            const expiresAt = new Date(Date.now() + secondFactorSeconds * 1_000)
            await internalAdapter.createVerificationValue({ identifier, value: user.id, expiresAt })
            await internalAdapter.createVerificationValue({
              identifier: `2fa-attempts-${identifier}`,
              value: '0',
              expiresAt,
            })
            const cookie = context.context.createAuthCookie(secondFactorCookie, { maxAge: secondFactorSeconds })
            await context.setSignedCookie(cookie.name, identifier, secret, cookie.attributes)
            return context.json({ secondFactor: true })
          }
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(context, { session, user })
          return context.json({ secondFactor: false })
        },
      ),
      /** Who has given a password, and has yet to give a code; null for anyone else. */
      readSecondFactorStep: createAuthEndpoint.serverOnly({ method: 'GET' }, async (context) => {
        const { internalAdapter, secret } = context.context
        const cookie = context.context.createAuthCookie(secondFactorCookie)
        const identifier = await context.getSignedCookie(cookie.name, secret)
        const step = identifier ? await internalAdapter.findVerificationValue(identifier) : null
        if (!step) return context.json(null)
        const leftMs = step.expiresAt.getTime() - Date.now()
        // More than there ever was: the clock was set back.
        if (leftMs <= 0 || leftMs > secondFactorSeconds * 1_000) return context.json(null)
        return context.json({ userId: step.value })
      }),
    },
  } satisfies BetterAuthPlugin
}
