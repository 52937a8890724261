import { createHash, timingSafeEqual } from 'node:crypto'
import type { Viewer } from '@/lib/contracts/account'
import { type Role, roleAllows, type Scope, scopeOfRole, type TokenScope } from '@/lib/contracts/role'
import { AppError } from '@/lib/errors'
import { getDatabase } from '../db'
import { env } from '../env'
import { getAuth } from './auth'
import { livingUntil } from './living-until'
import { findToken } from './tokens'

/** What a request is let in by: it is looked at again while an answer goes on. */
export interface Credential {
  kind: 'session' | 'token' | 'cli'
  id: string
}

/** Who a request acts as, and what it may do. */
export interface Actor extends Viewer {
  credential: Credential
  /** The name of the token in use; null for a session. */
  tokenName: string | null
  /** As whom Trino is asked. */
  trinoUser: string
  /** Cookies that renew the session, to be passed on. */
  setCookies: string[]
}

const digest = (value: string) => createHash('sha256').update(value).digest()

/** Whether an actor may do what asks for this scope. */
export function mayDo(actor: Pick<Actor, 'role' | 'kind'>, scope: Scope): boolean {
  if (scope === 'public') return true
  if (scope === 'self') return actor.kind === 'person'
  return roleAllows(actor.role, scope)
}

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

async function authenticateToken(authorization: string): Promise<Actor> {
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
  if (token !== undefined) {
    // Hashing first gives both sides one length, so that the comparison tells nothing about the token's.
    if (timingSafeEqual(digest(token), digest(env.CONSOLE_CLI_TOKEN))) return commandLine()
    const found = await findToken(token)
    if (found) {
      return {
        id: found.owner.id,
        kind: 'token',
        name: found.owner.name,
        email: found.owner.email,
        role: found.role,
        mustChangePassword: false,
        twoFactorEnabled: found.owner.twoFactorEnabled,
        credential: { kind: 'token', id: found.id },
        tokenName: found.name,
        trinoUser: trinoUserFor(found.owner.trinoUser, found.owner.role, scopeOfRole(found.role)),
        setCookies: [],
      }
    }
  }
  throw new AppError('unauthenticated', { detail: 'The token is not valid, or not any more.' })
}

/** The user of Trino that a person acts as; of a token with less than its owner's scope, one that Trino allows less as well. */
export function trinoUserFor(trinoUser: string, role: Role, scope: TokenScope): string {
  return scopeOfRole(role) === scope ? trinoUser : `${trinoUser}_${scope}`
}

function commandLine(): Actor {
  return {
    id: 'cli',
    kind: 'cli',
    name: 'Command line',
    email: null,
    role: 'admin',
    mustChangePassword: false,
    twoFactorEnabled: false,
    credential: { kind: 'cli', id: 'cli' },
    tokenName: null,
    trinoUser: env.TRINO_USER,
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
        detail: 'The console’s database cannot be reached, so sessions cannot be checked.',
        cause,
      })
    })
  if (!answer.response) return null
  const { user, session } = answer.response
  // better-auth has looked at its end already; this is the other bound.
  if (session.expiresAt > livingUntil().lte) {
    await getDatabase().session.deleteMany({ where: { id: session.id } })
    return null
  }
  return {
    id: user.id,
    kind: 'person',
    name: user.name,
    email: user.email,
    role: user.role as Role,
    mustChangePassword: user.mustChangePassword,
    twoFactorEnabled: user.twoFactorEnabled,
    credential: { kind: 'session', id: session.id },
    tokenName: null,
    trinoUser: user.trinoUser,
    setCookies: answer.headers.getSetCookie(),
  }
}
