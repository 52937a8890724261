import { createHash, timingSafeEqual } from 'node:crypto'
import type { Scope, Viewer } from '@/lib/contracts/account'
import { AppError } from '@/lib/errors'
import { env } from '../env'
import { getAuth } from './auth'

/** Who a request acts as, with what it may do and when that ends. */
export interface Actor extends Viewer {
  scopes: ReadonlySet<Scope>
  /** The session in use; null for a token. */
  sessionId: string | null
  /** Whether the request is carried by a cookie, which a browser attaches by itself: such a change needs its Origin checked. */
  byCookie: boolean
  /** Cookies that renew the session, to be passed on. */
  setCookies: string[]
}

// Roles come with a later issue: until then everyone who can sign in administers.
const everyScope: ReadonlySet<Scope> = new Set<Scope>(['public', 'read', 'operate', 'admin'])

const digest = (value: string) => createHash('sha256').update(value).digest()

/**
 * Finds out who sent these headers.
 *
 * @returns null when the request carries neither a token nor a living session.
 * @throws {AppError} `unauthenticated` for a wrong token, `upstream_unavailable` when sessions cannot be read.
 */
export async function authenticate(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return authenticateToken(authorization)
  return authenticateSession(headers)
}

function authenticateToken(authorization: string): Actor {
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
  // Hashing first gives both sides one length, so that the comparison tells nothing about the token's.
  if (token === undefined || !timingSafeEqual(digest(token), digest(env.CONSOLE_CLI_TOKEN))) {
    throw new AppError('unauthenticated', { detail: 'The token is not valid.' })
  }
  return {
    id: 'cli',
    kind: 'cli',
    name: 'cli',
    email: null,
    mustChangePassword: false,
    scopes: everyScope,
    sessionId: null,
    byCookie: false,
    setCookies: [],
  }
}

async function authenticateSession(headers: Headers): Promise<Actor | null> {
  if (!headers.has('cookie')) return null
  const answer = await getAuth()
    .api.getSession({ headers, returnHeaders: true })
    .catch((cause: unknown) => {
      throw new AppError('upstream_unavailable', {
        upstream: 'console-db',
        detail: 'The console’s database cannot be reached, so nobody can be signed in.',
        cause,
      })
    })
  if (!answer.response) return null
  const { user, session } = answer.response
  return {
    id: user.id,
    kind: 'person',
    name: user.name,
    email: user.email,
    mustChangePassword: user.mustChangePassword,
    scopes: everyScope,
    sessionId: session.id,
    byCookie: true,
    setCookies: answer.headers.getSetCookie(),
  }
}
